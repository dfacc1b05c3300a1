import type {MethodLabel} from '../contract/types.ts';
import type {RowLocalizer} from './row-localizer.ts';

/** Names of card brands are the same in every language. */
const brands: Readonly<Record<string, string>> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

type Labelled = Pick<MethodLabel, 'kind' | 'brand' | 'bankName' | 'last4'>;

/** "Visa", "Harbor Bank", "Bank account". */
export function methodTitle(
  {kind, brand, bankName}: Labelled,
  {messages, text}: RowLocalizer,
): string {
  if (kind === 'card') return brands[brand ?? ''] ?? messages.card;
  if (kind === 'us_bank_account') return bankName ? text(bankName) : messages.bankAccount;
  return messages.paymentMethod; // of a newer server
}

/** As it is shown: "Visa •••• 4242". */
export function methodName(method: Labelled, localizer: RowLocalizer): string {
  return `${methodTitle(method, localizer)} •••• ${method.last4}`;
}

/** As it is read aloud: "Visa ending in 4242". */
export function methodSpoken(method: Labelled, localizer: RowLocalizer): string {
  return localizer.messages.endingIn(methodTitle(method, localizer), method.last4);
}
