import type {TemplateResult} from 'lit';
import type {Transaction} from '../contract/types.ts';
import type {PaymentMessages, TransactionBadge} from '../i18n/index.ts';
import {badge, type Tone} from './badge.ts';
import type {Icon} from './icon.ts';
import * as icons from './icons.ts';
import {spinner} from './spinner.ts';
import * as viewIcons from './view-icons.ts';

type Look = readonly [Tone, Icon | (() => TemplateResult)];

const looks: Readonly<Record<TransactionBadge, Look>> = {
  queued: ['neutral', viewIcons.dots],
  paying: ['info', spinner],
  succeeded: ['positive', icons.checkRing],
  processing: ['info', icons.arrows],
  requires_action: ['caution', viewIcons.shield],
  failed: ['critical', viewIcons.crossRing],
  unknown: ['info', icons.search],
  skipped: ['neutral', icons.minusRing],
  canceled: ['neutral', viewIcons.slashRing],
  refunded: ['neutral', icons.back],
  partly_refunded: ['neutral', icons.back],
  disputed: ['caution', viewIcons.flag],
};

type Judged = Pick<Transaction, 'state' | 'amount' | 'refunded' | 'disputed'>;

/** A state of a newer server reads as unknown: asked about, neither paid nor failed. */
export function transactionBadgeOf({state, amount, refunded, disputed}: Judged): TransactionBadge {
  if (disputed) return 'disputed';
  if (refunded && refunded.amount > 0) {
    return refunded.amount < amount.amount ? 'partly_refunded' : 'refunded';
  }
  if (state === 'creating' || state === 'confirming') return 'paying';
  return state === 'unrecognized' ? 'unknown' : state;
}

export function transactionBadge(
  transaction: Judged,
  {badges}: Pick<PaymentMessages, 'badges'>,
): TemplateResult {
  const state = transactionBadgeOf(transaction);
  const [tone, drawing] = looks[state];
  return badge(tone, typeof drawing === 'function' ? drawing() : drawing, badges[state]);
}
