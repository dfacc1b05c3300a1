import type {PaymentReference, UnfinishedPayment, UnfinishedStore} from '../../../client/types.ts';
import type {PaymentOptions} from '../../../context/index.ts';
import {ActionController} from '../../../controllers/action.ts';
import type {Host} from '../../../controllers/context.ts';
import {wholeFor} from '../../../controllers/portal.ts';
import type {RowPortalController} from '../../../controllers/row-portal.ts';
import {StoreController} from '../../../controllers/store.ts';
import type {PortalError} from '../../../errors/index.ts';
import {PortalSignInRequestedEvent} from '../../../events/index.ts';
import type {Place} from './focus-keeper.ts';

export interface ListOpenerOptions {
  readonly portal: RowPortalController;
  /** A payment whose dialog was left has its result. */
  readonly ended: (payment: UnfinishedPayment) => void;
}

/** Opens views from the list, and knows the payments that go on without one. */
export class ListOpener {
  readonly #portal: RowPortalController;
  readonly #ended: ListOpenerOptions['ended'];
  readonly #payment: ActionController<[Omit<PaymentOptions, 'opener'>]>;
  readonly #login: ActionController<[]>;
  readonly #cancel: ActionController<[UnfinishedPayment]>;
  readonly #unfinished: StoreController<UnfinishedStore>;
  #before: readonly UnfinishedPayment[] = [];
  #opener: Place | null = null;

  constructor(host: Host, {portal, ended}: ListOpenerOptions) {
    this.#portal = portal;
    this.#ended = ended;
    this.#payment = new ActionController(host, (options: Omit<PaymentOptions, 'opener'>) =>
      portal.open('payment', options),
    );
    this.#login = new ActionController(host, () => portal.open('sign-in', {}));
    this.#cancel = new ActionController(host, async ({cancel}: UnfinishedPayment) => cancel?.());
    this.#unfinished = new StoreController(
      host,
      () => wholeFor(host, portal.client)?.unfinished,
      (payments) => this.#follow(payments),
    );
  }

  get unfinished(): readonly UnfinishedPayment[] {
    return this.#unfinished.value ?? [];
  }

  /** The control that opened the last view: the focus comes back to it. */
  get opener(): Place | null {
    return this.#opener;
  }

  /** Where a view is being opened; a second press there waits for it. */
  get busyAt(): Place | null {
    return this.#payment.isPending ? this.#opener : null;
  }

  get isSigningIn(): boolean {
    return this.#login.isPending;
  }

  get isCanceling(): boolean {
    return this.#cancel.isPending;
  }

  /** The code of a view could not be loaded, or a payment not be given up. */
  get error(): PortalError | null {
    return this.#payment.error ?? this.#login.error ?? this.#cancel.error;
  }

  pay(invoiceIds: readonly string[], opener: Place): void {
    this.#opener = opener;
    void this.#payment.start({invoiceIds});
  }

  view(resume: PaymentReference): void {
    this.#opener = null;
    void this.#payment.start({resume});
  }

  cancel(payment: UnfinishedPayment): void {
    void this.#cancel.start(payment);
  }

  dismiss(reference: PaymentReference): void {
    this.#unfinished.store?.dismiss(reference);
  }

  login(): void {
    this.#opener = null;
    if (this.#portal.dispatch(new PortalSignInRequestedEvent())) void this.#login.start();
  }

  #follow(payments: readonly UnfinishedPayment[]): void {
    const open = this.#before.filter(({status}) => status !== 'finished').map(nameOf);
    this.#before = payments;
    const ended = payments.filter(({status}) => status === 'finished');
    for (const payment of ended) if (open.includes(nameOf(payment))) this.#ended(payment);
  }
}

const nameOf = ({reference}: UnfinishedPayment) =>
  'key' in reference ? reference.key : reference.submissionId;
