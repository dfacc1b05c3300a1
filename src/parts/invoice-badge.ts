import type {TemplateResult} from 'lit';
import type {Invoice} from '../contract/types.ts';
import type {CoreMessages, InvoiceBadge} from '../i18n/index.ts';
import {badge, type Tone} from './badge.ts';
import type {Icon} from './icon.ts';
import * as icons from './row-icons.ts';

const looks: Readonly<Record<InvoiceBadge, readonly [Tone, Icon]>> = {
  open: ['neutral', icons.ring],
  due_today: ['caution', icons.clock],
  past_due: ['critical', icons.alert],
  partly_paid: ['caution', icons.half],
  processing: ['info', icons.arrows],
  paid: ['positive', icons.checkRing],
  returned: ['critical', icons.back],
  credit: ['neutral', icons.minusRing],
  on_hold: ['caution', icons.eye],
  unknown: ['neutral', icons.questionRing],
};

type Judged = Pick<Invoice, 'status' | 'notPayableReason' | 'lastPayment' | 'dueOn' | 'paid'>;

/**
 * The one badge of an invoice, in the order of LOOK §4; the rest is said in second lines. `today` is
 * the calendar date in the firm's time zone (L-05).
 */
export function invoiceBadgeOf(invoice: Judged, today: string): InvoiceBadge {
  const {status, notPayableReason, dueOn, paid} = invoice;
  if (status === 'paid' || status === 'credit') return status;
  if (notPayableReason === 'on_hold') return 'on_hold';
  if (isReturned(invoice)) return 'returned';
  if (status === 'processing' || status === 'past_due') return status;
  if (status !== 'open') return 'unknown';
  if (dueOn === today) return 'due_today';
  return paid.amount > 0 ? 'partly_paid' : 'open';
}

/** A bank debit came back, before it succeeded (L-11) or after; a refused card is no return. */
export function isReturned({lastPayment}: Pick<Invoice, 'lastPayment'>): boolean {
  if (lastPayment?.state === 'returned') return true;
  return lastPayment?.state === 'failed' && lastPayment.kind === 'us_bank_account';
}

export function invoiceBadge(
  invoice: Judged,
  today: string,
  {badges}: Pick<CoreMessages, 'badges'>,
): TemplateResult {
  const state = invoiceBadgeOf(invoice, today);
  return badge(...looks[state], badges[state]);
}
