import type {Invoice} from '../contract/types.ts';
import type {InvoiceList} from './invoice-list.ts';
import type {Loadable} from './loadable.ts';
import type {PaymentNotice} from './payment-flow/state.ts';
import type {OwnSelection} from './selection-store.ts';
import type {PortalClient, RowClient} from './types.ts';

export type PaymentFlows = Pick<
  typeof import('./payment-flow/index.ts'),
  'createPaymentFlow' | 'resumePaymentFlow' | 'resumeUnfinished'
>;

/** Of the clients that this copy of the package has made: two copies on a page share their portals. */
export const insides = new WeakMap<RowClient, ClientInside>();

/** What the client of rows has for the whole one, which is made of it. */
export interface ClientInside {
  /** `payment-flow/`, asked for with the first payment. */
  loadPayment(): Promise<PaymentFlows>;
  /** Hears of payments that go on without a dialog: those of another page or another day. */
  readonly notify?: ((notice: PaymentNotice) => void) | undefined;
  /** People sign in here, not at the firm's own. */
  readonly signsIn: boolean;
  readonly lists: ReadonlyMap<string, InvoiceList>;
  /** Somebody is signed in, and the client in use. */
  isAllowed(): boolean;
  /** What is in use is asked again. */
  reload(): void;
  /** Signs out without telling the other tabs. */
  leave(): void;
  /** `whole` is known, and its `desk` hears what happens from now on. */
  attach(whole: PortalClient, desk: Desk): void;
}

/** The whole client's part in what happens to the client of rows: it comes beside the first rows. */
export interface Desk {
  readonly selection: OwnSelection;
  /** What is loaded beside lists and shared stores. */
  readonly resources: Iterable<Loadable<unknown>>;
  /** Hears the contact's other tabs. */
  join(contactId: string): void;
  tell(message: 'changed' | 'signed-out'): void;
  /** Rows have come; those of `missing` are no longer there. */
  arrived(rows: readonly Invoice[], missing: readonly string[]): void;
  /** Asks whether what is selected can still be paid. */
  checkSelection(): void;
  /** Hears what others do; `since`: when what is shown was asked for. */
  listen(since: number): void;
  /** Unfinished payments are asked for after what the page was opened for, once per session. */
  wake(): void;
  /** Someone else is signed in, or nobody. */
  changed(): void;
  forget(): void;
  dispose(): void;
}
