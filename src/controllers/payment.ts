import type {
  PaymentFlow,
  PaymentNotice,
  PaymentState,
  ResumeOptions,
  SubmitDetail,
} from '../client/payment-flow/state.ts';
import type {PaymentOptions, Portal} from '../context/index.ts';
import type {Consent} from '../contract/types.ts';
import {
  PortalPaymentCompletedEvent,
  PortalPaymentFailedEvent,
  PortalPaymentSubmitEvent,
  PortalPaymentSubmittedEvent,
  PortalTransactionSettledEvent,
  toSettledTransaction,
} from '../events/index.ts';
import type {Host} from './context.ts';
import {StoreController} from './store.ts';

/** Runs one payment for a view: begins or resumes it, and makes events of what it tells. */
export class PaymentController {
  readonly #host: Host;
  readonly #consent: () => Consent;
  readonly #state: StoreController<PaymentFlow>;
  #flow: PaymentFlow | null = null;

  /** `consent` names what stands at the button when Pay is pressed (P-22). */
  constructor(host: Host, consent: () => Consent, changed: (state: PaymentState) => void) {
    this.#host = host;
    this.#consent = consent;
    this.#state = new StoreController(host, () => this.#flow, changed);
  }

  get flow(): PaymentFlow | null {
    return this.#flow;
  }

  get state(): PaymentState | null {
    return this.#state.value;
  }

  /** Once per view. */
  async begin(portal: Portal, {invoiceIds, resume, opener}: PaymentOptions): Promise<void> {
    const port: ResumeOptions = {
      consent: this.#consent,
      approve: (detail) => approve(portal, detail, opener),
      notify: (notice) => notify(portal, notice, opener),
    };
    this.#flow = resume
      ? await portal.client.resumePayment(resume, port)
      : await portal.client.startPayment({...port, invoiceIds});
    this.#host.requestUpdate();
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

function eventOf(notice: PaymentNotice): Event {
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
