import type {Kind, Resource} from '../resources/kinds.ts';
import type {EventType} from './event-types.ts';

/** What happened to a resource between two of its states, in the order in which Stripe tells it. */
export function eventTypesOf<K extends Kind>(
  kind: K,
  before: Resource[K] | undefined,
  after: Resource[K],
): EventType[] {
  if (before && JSON.stringify(before) === JSON.stringify(after)) return [];
  const describe = descriptions[kind];
  return describe ? describe(before as never, after as never) : [];
}

type Descriptions = {
  [K in Kind]?: (before: Resource[K] | undefined, after: Resource[K]) => EventType[];
};

const descriptions: Descriptions = {
  charge(before, after) {
    if (before?.status !== after.status) return [`charge.${after.status}` as EventType];
    return after.amount_refunded > before.amount_refunded
      ? ['charge.refunded']
      : ['charge.updated'];
  },

  customer(before, after) {
    if (after.deleted) return ['customer.deleted'];
    return [before ? 'customer.updated' : 'customer.created'];
  },

  dispute(before, after) {
    const moved = after.balance_transactions.length > (before?.balance_transactions.length ?? 0);
    const moves = before ? 'funds_reinstated' : 'funds_withdrawn';
    const isClosed = CLOSED.includes(after.status) && before?.status !== after.status;
    const changes: EventType[] = [
      ...(before ? [] : ['charge.dispute.created' as const]),
      ...(moved ? [`charge.dispute.${moves}` as const] : []),
      ...(isClosed ? ['charge.dispute.closed' as const] : []),
    ];
    return changes.length > 0 ? changes : ['charge.dispute.updated'];
  },

  mandate(before, after) {
    return before && before.status !== after.status ? ['mandate.updated'] : [];
  },

  payment_intent(before, after) {
    if (!before) return ['payment_intent.created'];
    const {status, last_payment_error: error} = after;
    const isAttempt = before.status !== status;
    if (error && isAttempt && status === WAITING) return ['payment_intent.payment_failed'];
    return told(before, after) ? [`payment_intent.${status}` as EventType] : [];
  },

  payment_method(before, after) {
    const was = before?.customer ?? null;
    if (was === null) return after.customer === null ? [] : ['payment_method.attached'];
    return [after.customer === null ? 'payment_method.detached' : 'payment_method.updated'];
  },

  refund(before, after) {
    if (!before) return ['refund.created'];
    const hasFailed = after.status === 'failed' && before.status !== 'failed';
    const updated: EventType[] = ['refund.updated', 'charge.refund.updated'];
    return hasFailed ? [...updated, 'refund.failed'] : updated;
  },

  setup_intent(before, after) {
    if (!before) return ['setup_intent.created'];
    const {status, last_setup_error: error} = after;
    const isAttempt = before.latest_attempt !== after.latest_attempt;
    if (error && isAttempt && status === WAITING) return ['setup_intent.setup_failed'];
    return told(before, after) ? [`setup_intent.${status}` as EventType] : [];
  },
};

const CLOSED = ['lost', 'warning_closed', 'won'];
const WAITING = 'requires_payment_method';
const TOLD = ['succeeded', 'processing', 'requires_action', 'canceled'];

/** An intent that has come to a state that Stripe has an event for. */
function told(before: {status: string}, after: {status: string}): boolean {
  return before.status !== after.status && TOLD.includes(after.status);
}

const WITH_PREVIOUS = /\.(updated|refunded|detached)$/;

/** The values that fields had before, for the events that carry them. */
export function previousAttributes(
  type: EventType,
  before: object | undefined,
  after: object,
): Record<string, unknown> | undefined {
  if (!before || !WITH_PREVIOUS.test(type)) return undefined;
  const now = after as Record<string, unknown>;
  const changed = Object.entries(before).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(now[name]),
  );
  return Object.fromEntries(changed);
}
