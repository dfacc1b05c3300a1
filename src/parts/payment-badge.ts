import type {TemplateResult} from 'lit';
import type {InvoiceMessages, PaymentBadge} from '../i18n/index.ts';
import {badge, type Tone} from './badge.ts';
import type {Icon} from './icon.ts';
import * as icons from './icons.ts';
import {crossRing, flag} from './view-icons.ts';

const looks: Readonly<Record<PaymentBadge, readonly [Tone, Icon]>> = {
  succeeded: ['positive', icons.checkRing],
  processing: ['info', icons.arrows],
  failed: ['critical', crossRing],
  refunded: ['neutral', icons.back],
  partly_refunded: ['neutral', icons.back],
  disputed: ['caution', flag],
  returned: ['critical', icons.back],
  unrecognized: ['neutral', icons.questionRing],
};

/** What became of one payment of an invoice. Needs the `badge` sheet. */
export function paymentBadge(
  state: PaymentBadge,
  {badges}: Pick<InvoiceMessages, 'badges'>,
): TemplateResult {
  return badge(...looks[state], badges[state]);
}
