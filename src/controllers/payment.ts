import type {
  PaymentFlow,
  PaymentNotice,
  PaymentState,
  ResumeOptions,
  SubmitDetail,
} from '../client/payment-flow/state.ts';
import type {PaymentOptions, Portal} from '../context/index.ts';
import type {PortalError} from '../errors/index.ts';
import {
  PortalErrorEvent,
  PortalPaymentCompletedEvent,
  PortalPaymentFailedEvent,
  PortalPaymentSubmitEvent,
  PortalPaymentSubmittedEvent,
  PortalTransactionSettledEvent,
  toSettledTransaction,
} from '../events/index.ts';
import type {Host} from './context.ts';
import {StoreController} from './store.ts';

/** What only the view can do: it has the words and the form. */
type OwnPort = Pick<ResumeOptions, 'consent' | 'createToken' | 'handleAction'>;

/** Runs one payment for a view: begins or resumes it, and makes events of what it tells. */
export class PaymentController {
  readonly #host: Host;
  readonly #own: OwnPort;
  readonly #state: StoreController<PaymentFlow>;
  #flow: PaymentFlow | null = null;
  #wasStopped = false;
  #told: PortalError | null = null;
  #dispatch: (event: Event) => void = () => undefined;

  constructor(host: Host, own: OwnPort, changed: (state: PaymentState) => void) {
    this.#host = host;
    this.#own = own;
    this.#state = new StoreController(
      host,
      () => this.#flow,
      (state) => {
        this.#tell(errorOf(state));
        changed(state);
      },
    );
  }

  get flow(): PaymentFlow | null {
    return this.#flow;
  }

  get state(): PaymentState | null {
    return this.#state.value;
  }

  /** The page kept the last attempt from being sent (P-25). */
  get wasStopped(): boolean {
    return this.#wasStopped;
  }

  /** Once per opening of the view. */
  async begin(portal: Portal, {invoiceIds, resume, opener}: PaymentOptions): Promise<void> {
    const port: ResumeOptions = {
      ...this.#own,
      approve: async (detail) => {
        const isAllowed = await approve(portal, detail, opener);
        this.#wasStopped = !isAllowed;
        return isAllowed;
      },
      notify: (notice) => notify(portal, notice, opener),
    };
    this.#wasStopped = false;
    this.#dispatch = (event) => portal.dispatch(event, opener);
    const client = await portal.client.whole();
    this.#flow = resume
      ? await client.resumePayment(resume, port)
      : await client.startPayment({...port, invoiceIds});
    this.#host.requestUpdate();
  }

  /** Each failure that is shown is told to the page once. */
  #tell(error: PortalError | null): void {
    if (error && error !== this.#told) this.#dispatch(new PortalErrorEvent(error));
    this.#told = error;
  }
}

/** What a state shows as failed, the outcome of payments apart. */
function errorOf(state: PaymentState): PortalError | null {
  switch (state.phase) {
    case 'failed':
    case 'review':
      return state.error;
    case 'working':
      return state.stopError;
    case 'confirm':
      return state.error;
    case 'result':
      return state.retry && state.retry.status !== 'loading' ? state.retry.error : null;
    default:
      return null;
  }
}

async function approve(portal: Portal, detail: SubmitDetail, from?: HTMLElement): Promise<boolean> {
  const event = new PortalPaymentSubmitEvent(detail);
  portal.dispatch(event, from);
  return event.isAllowed();
}

function notify(portal: Portal, notice: PaymentNotice, from?: HTMLElement): void {
  portal.dispatch(eventOf(notice), from);
}

/** The event that a notice of the payment flow is to the page. */
export function eventOf(notice: PaymentNotice): Event {
  const {submission} = notice;
  switch (notice.type) {
    case 'submitted':
      return new PortalPaymentSubmittedEvent({
        submissionId: submission.id,
        invoiceIds: submission.transactions.map(({invoiceId}) => invoiceId),
        total: submission.totals.requested,
      });
    case 'settled':
      return new PortalTransactionSettledEvent({
        submissionId: submission.id,
        ...toSettledTransaction(notice.transaction),
      });
    case 'completed':
      return new PortalPaymentCompletedEvent(submission);
    case 'failed':
      return new PortalPaymentFailedEvent(submission);
  }
}
