import type {Submission} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import type {PortalClient} from '../types.ts';
import {Notices} from './notices.ts';
import {follow, idsOf, isTaken} from './outcome.ts';
import type {Asking} from './present.ts';
import type {PaymentLine, PaymentNotice, PaymentPort} from './state.ts';
import {Watch, type WatchEvents} from './watch.ts';

export interface ProgressEvents extends Pick<WatchEvents, 'gone' | 'signedOut'> {
  /** There is something new to show. */
  changed(): void;
  /** Comes after the state it tells of. */
  told(notice: PaymentNotice): void;
  /** Every invoice has its result. */
  ended(): void;
}

const notAsking: Asking = {of: null, error: null};

/** What the server has of a payment, and what its payer asks for until there is a result. */
export class Progress extends Watch {
  readonly #client: PortalClient;
  readonly #events: ProgressEvents;
  readonly #notices = new Notices();
  /** Transactions whose confirmation the payer let go. */
  readonly #skipped = new Set<string>();
  /** What was sent, over all attempts. */
  lines: readonly PaymentLine[] = [];
  /** What the payer has asked for last. */
  asking = notAsking;
  /** When a bank debit among it should arrive, once that is known. */
  expectedOn: string | null = null;

  constructor(client: PortalClient, submissionId: string | null, events: ProgressEvents) {
    super(client, submissionId, {...events, changed: (submission) => this.#follow(submission)});
    this.#client = client;
    this.#events = events;
  }

  /** A first attempt, or a retry of what the last one has left. */
  override begin(submission: Submission): void {
    this.asking = notAsking;
    super.begin(submission);
  }

  /** Shows what is known, and asks for what may have come since. */
  goOnFromKnown(): void {
    const {submission} = this;
    if (submission && this.isFinal) this.#follow(submission);
    else {
      this.#events.changed();
      this.resume();
    }
  }

  override pause(): void {
    this.asking = notAsking;
    super.pause();
  }

  override forget(): void {
    super.forget();
    this.lines = [];
  }

  /** Opens the bank's window. Once it was answered the server is asked, if that still `isWanted`. */
  async confirm(
    handleAction: NonNullable<PaymentPort['handleAction']>,
    isWanted: () => boolean,
  ): Promise<void> {
    await this.#during('bank', async (id) => {
      const outcome = await handleAction(this.submission?.action?.clientSecret ?? '');
      if (this.id !== id) return;
      const isAnswered = outcome !== 'left';
      this.#ask(isAnswered ? 'server' : null);
      if (isAnswered && isWanted()) this.goOn();
    });
  }

  /** Leaves what the bank asks about unpaid: one transaction, or all of it. */
  async skip(transactionId: string | undefined): Promise<void> {
    if (transactionId !== undefined) this.#skipped.add(transactionId);
    await this.#cancel(transactionId === undefined ? undefined : [transactionId]);
  }

  /** Stops what has not begun. */
  async stopRemaining(): Promise<void> {
    const {transactions = []} = this.submission ?? {};
    await this.#cancel(transactions.filter(({state}) => state === 'queued').map(({id}) => id));
  }

  /** Stops all that has not been charged; rejects where that had no effect. */
  async giveUp(): Promise<void> {
    await this.#cancel(undefined);
    if (this.asking.error) throw this.asking.error;
  }

  #cancel(transactionIds: readonly string[] | undefined): Promise<void> {
    return this.#during('server', async (id) =>
      this.adopt(await this.#client.api.cancelPayment(id, transactionIds)),
    );
  }

  /** Shows what is asked for, and why that had no effect unless it was of an older attempt. */
  async #during(of: Asking['of'], act: (id: string) => Promise<void>): Promise<void> {
    const {id} = this;
    if (id === null) return;
    this.#ask(of);
    try {
      await act(id);
    } catch (error) {
      if (this.id === id) this.#ask(null, error as PortalError);
    }
  }

  #ask(of: Asking['of'], error: PortalError | null = null): void {
    this.asking = {of, error};
    if (!this.isFinal) this.#events.changed();
  }

  #follow(submission: Submission): void {
    this.lines = follow(this.lines, submission, this.#skipped);
    if (this.asking.of !== 'bank') this.asking = notAsking;
    this.#events.changed();
    this.#client.selection.remove(idsOf(submission.transactions.filter(isTaken)));
    for (const notice of this.#notices.newsOf(submission)) {
      const isEnd = notice.type === 'completed' || notice.type === 'failed';
      if (isEnd) this.#client.invalidate();
      this.#events.told(notice);
    }
    if (!this.isFinal) return;
    this.#events.ended();
    void this.#loadExpectedDate();
  }

  /** A debit's invoice knows when its money should be there; not knowing it is no failure. */
  async #loadExpectedDate(): Promise<void> {
    const debit = this.lines.find(({state}) => state === 'processing');
    if (!debit || this.expectedOn) return;
    const query = {status: 'all', q: debit.number, sort: 'due_on', limit: 10} as const;
    const page = await this.#client.api.listInvoices(query).catch(() => null);
    const invoice = page?.items.find(({id}) => id === debit.invoiceId);
    this.expectedOn = invoice?.lastPayment?.expectedOn ?? null;
    this.#events.changed();
  }
}
