import type {LineState, PaymentFlow} from '../../client/payment-flow/state.ts';
import type {PaymentMethod, Session, Transaction} from '../../contract/types.ts';
import type {Localizer, PaymentMessages} from '../../i18n/index.ts';

/** What every part of the dialog is drawn from, beside its own state. */
export interface Scene {
  readonly localizer: Localizer;
  readonly words: PaymentMessages;
  readonly flow: PaymentFlow;
  /** The last session known: it stays while signing in again. */
  readonly session: Session | null;
  /** Today in the firm's time zone. */
  readonly today: string;
  /** The page kept the last attempt from being sent; nothing was charged. */
  readonly wasStopped: boolean;
  readonly close: () => void;
}

const transactionStates: Readonly<Record<LineState, Transaction['state']>> = {
  planned: 'queued',
  waiting: 'queued',
  paying: 'creating',
  paid: 'succeeded',
  processing: 'processing',
  needs_confirmation: 'requires_action',
  failed: 'failed',
  not_attempted: 'skipped',
  checking: 'unknown',
  canceled: 'canceled',
};

/** A line's state in the words of the wire, for what badges and reasons are chosen by. */
export function transactionState(state: LineState): Transaction['state'] {
  return transactionStates[state];
}

/** "08/2028", where the method has a month to show. */
export function expiry({expMonth, expYear}: PaymentMethod, {localizer}: Scene): string | undefined {
  return expMonth && expYear ? localizer.month(expMonth, expYear) : undefined;
}
