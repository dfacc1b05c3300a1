import type {CallOptions, InvoiceQuery, PortalApi} from '../../../src/client/api.ts';
import type {
  ExcludedItem,
  Invoice,
  InvoiceSummary,
  PayableItem,
  PayablePage,
  Session,
  SessionTokens,
  Submission,
  SubmissionPage,
} from '../../../src/contract/types.ts';
import {MissingError, SessionError} from '../../../src/errors/index.ts';
import {aSession} from './builders.ts';

type Call = keyof PortalApi;

const known = [
  'createSession',
  'getSession',
  'endSession',
  'listInvoices',
  'getSummary',
  'listPayable',
  'checkPayable',
  'listUnfinishedPayments',
  'getPayment',
  'syncPayment',
] as const satisfies readonly Call[];

/** A call that waits until the test lets it go on. */
export interface Held {
  release(): void;
  reject(error: unknown): void;
}

/**
 * A backend that a test writes the script of: what it holds, what fails, what takes its time. It
 * answers what elements without a payment dialog ask for.
 */
export class FakeApi implements Pick<PortalApi, (typeof known)[number]> {
  invoices: Invoice[];
  /** Null: nobody is signed in. */
  session: Session | null;
  lastPayment: InvoiceSummary['lastPayment'];
  /** Submissions that had not ended when the page was opened. */
  payments: readonly Submission[] = [];
  /** Rows per page of `listPayable`. */
  payablePage = 500;
  readonly calls: {readonly name: Call; readonly args: readonly unknown[]}[] = [];
  readonly #failures = new Map<Call, unknown[]>();
  readonly #holds = new Map<Call, (() => Promise<undefined>)[]>();

  constructor(invoices: readonly Invoice[] = [], session: Session | null = aSession()) {
    this.invoices = [...invoices];
    this.session = session;
  }

  /** What a provider takes. */
  get portal(): PortalApi {
    return Object.fromEntries(
      known.map((name) => [name, this.#scripted(name)]),
    ) as unknown as PortalApi;
  }

  /** The next calls of `name` fail, one per error; then it works again. */
  fail(name: Call, ...errors: readonly unknown[]): void {
    this.#failures.set(name, [...(this.#failures.get(name) ?? []), ...errors]);
  }

  /** The next call of `name` waits. */
  hold(name: Call): Held {
    const {promise, resolve, reject} = Promise.withResolvers<undefined>();
    promise.catch(() => undefined);
    this.#holds.set(name, [...(this.#holds.get(name) ?? []), () => promise]);
    return {release: () => resolve(undefined), reject};
  }

  called(name: Call): readonly (readonly unknown[])[] {
    return this.calls.filter((call) => call.name === name).map(({args}) => args);
  }

  /** Replaces one invoice by what `change` makes of it, with its next version. */
  change(id: string, change: Partial<Invoice>): void {
    this.invoices = this.invoices.map((invoice) =>
      invoice.id === id ? {...invoice, ...change, version: invoice.version + 1} : invoice,
    );
  }

  async createSession(): Promise<SessionTokens> {
    const session = (this.session ??= aSession());
    return {accessToken: 'token', expiresAt: '2099-01-01T00:00:00Z', session};
  }

  async getSession(): Promise<Session> {
    if (!this.session) throw new SessionError('Nobody is signed in');
    return this.session;
  }

  async endSession(): Promise<void> {
    this.session = null;
  }

  async listInvoices({cursor = '0', limit, ...query}: InvoiceQuery & {cursor?: string}) {
    const found = this.#find(query);
    const start = Number(cursor);
    const end = start + limit;
    return {
      items: found.slice(start, end),
      nextCursor: end < found.length ? String(end) : null,
      payableCount: found.filter(({payableAmount}) => payableAmount).length,
    };
  }

  async getSummary(): Promise<InvoiceSummary> {
    const outstanding = this.invoices.filter(isOutstanding);
    return {
      outstanding: byCurrency(outstanding),
      pastDue: byCurrency(outstanding.filter(({status}) => status === 'past_due')),
      ...(this.lastPayment && {lastPayment: this.lastPayment}),
    };
  }

  async listPayable({
    status,
    q,
    cursor = '0',
  }: {
    status: InvoiceQuery['status'];
    q: string;
    cursor?: string;
  }) {
    const found = this.#find({status, q, sort: 'due_on'}).filter(isOutstanding);
    const end = Number(cursor) + this.payablePage;
    return {
      ...payablePage(found.slice(Number(cursor), end)),
      nextCursor: end < found.length ? String(end) : null,
    };
  }

  async checkPayable(ids: readonly string[]): Promise<PayablePage> {
    const found = this.invoices.filter(({id}) => ids.includes(id));
    return {...payablePage(found), nextCursor: null};
  }

  async getPayment(id: string): Promise<Submission> {
    const found = this.payments.find((payment) => payment.id === id);
    if (!found) throw new MissingError('There is no such payment');
    return found;
  }

  async syncPayment(id: string): Promise<Submission> {
    return this.getPayment(id);
  }

  async listUnfinishedPayments(): Promise<SubmissionPage> {
    return {items: [...this.payments], nextCursor: null};
  }

  #find({status, q, sort}: Pick<InvoiceQuery, 'status' | 'q' | 'sort'>): Invoice[] {
    const words = q.toLowerCase();
    const found = this.invoices.filter(
      (invoice) =>
        isOf(invoice, status) &&
        [invoice.number, ...invoice.projects.map(({name}) => name)].some((text) =>
          text.toLowerCase().includes(words),
        ),
    );
    const key = sort.replace('-', '');
    const sorted = found.toSorted((one, other) => compare(keyOf(one, key), keyOf(other, key)));
    return sort.startsWith('-') ? sorted.reverse() : sorted;
  }

  #scripted(name: (typeof known)[number]) {
    return async (...args: unknown[]) => {
      this.calls.push({name, args});
      const options = args.at(-1) as CallOptions | undefined;
      await this.#holds.get(name)?.shift()?.();
      if (options?.signal?.aborted) throw new DOMException('Nobody waits', 'AbortError');
      const failures = this.#failures.get(name);
      if (failures && failures.length > 0) throw failures.shift();
      return (this[name] as (...input: unknown[]) => Promise<unknown>)(...args);
    };
  }
}

function isOutstanding({due, pending}: Invoice): boolean {
  return due.amount - pending.amount > 0;
}

function isOf(invoice: Invoice, status: InvoiceQuery['status']): boolean {
  if (status === 'all') return true;
  return status === 'outstanding' ? isOutstanding(invoice) : invoice.status === status;
}

function keyOf(invoice: Invoice, key: string): string | number {
  if (key === 'amount') return invoice.due.amount;
  return key === 'due_on' ? (invoice.dueOn ?? '9999') : invoice.number;
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function byCurrency(invoices: readonly Invoice[]): InvoiceSummary['outstanding'] {
  const rows = new Map<string, {currency: string; count: number; amount: number}>();
  for (const {due, pending} of invoices) {
    const {currency} = due;
    const {count, amount} = rows.get(currency) ?? {count: 0, amount: 0};
    rows.set(currency, {
      currency,
      count: count + 1,
      amount: amount + due.amount - pending.amount,
    });
  }
  return [...rows.values()];
}

function payablePage(invoices: readonly Invoice[]): {
  items: PayableItem[];
  excluded: ExcludedItem[];
} {
  const items: PayableItem[] = [];
  const excluded: ExcludedItem[] = [];
  for (const {id, number, version, payableAmount, paymentOptions, notPayableReason} of invoices) {
    if (payableAmount) items.push({id, number, version, payableAmount, paymentOptions});
    else excluded.push({id, number, reason: notPayableReason ?? 'no_payment_options'});
  }
  return {items, excluded};
}
