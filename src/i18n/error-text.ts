import type {Money} from '../contract/types.ts';
import type {PortalError} from '../errors/index.ts';
import type {Localizer} from './localizer.ts';
import type {CodeValues, TextCode} from './messages/index.ts';

export interface ErrorContext {
  /** The firm's name, once it is known. */
  readonly firm?: string | undefined;
  /** Number of the invoice that the error is about. */
  readonly number?: string | undefined;
  /** Texts by code, where a view has them loaded. */
  readonly codes?: Readonly<Record<string, (values: CodeValues) => string>> | undefined;
}

type Told = Pick<PortalError, 'kind' | 'code' | 'params' | 'retryAfter'>;

/** Nothing to say without the invoice: its kind speaks instead. */
const namingInvoice: ReadonlySet<string> = new Set<TextCode>([
  'invoice_not_payable',
  'invoice_payment_in_progress',
  'invoice_already_paid',
  'amount_out_of_range',
]);

const usualWait = 30;

/** What people read of an error: by its code where that says more, else by its kind (LOOK §5). */
export function errorText(localizer: Localizer, error: Told, context: ErrorContext = {}): string {
  const {theFirm, errors} = localizer.messages;
  const firm = context.firm ?? theFirm;
  const text =
    codeText(error, firm, context) ?? errors[error.kind]({firm, seconds: secondsToWait(error)});
  return context.firm === undefined ? capitalized(text, localizer.locale) : text;
}

/** Whole seconds until another attempt makes sense. */
export function secondsToWait({retryAfter}: Pick<PortalError, 'retryAfter'>): number {
  return retryAfter === undefined ? usualWait : Math.max(1, Math.ceil(retryAfter / 1000));
}

function codeText({code, params}: Told, firm: string, context: ErrorContext): string | undefined {
  const {codes, number} = context;
  if (!codes || code === undefined || !Object.hasOwn(codes, code)) return undefined;
  if (namingInvoice.has(code) && number === undefined) return undefined;
  const {min, max, limit} = params;
  if (code === 'amount_out_of_range' && !(isMoney(min) && isMoney(max))) return undefined;
  if (code === 'too_many_invoices' && typeof limit !== 'number') return undefined;
  return codes[code]?.({
    firm,
    number: number ?? '',
    limit: limit as number,
    min: min as Money,
    max: max as Money,
  });
}

function isMoney(value: unknown): value is Money {
  const {amount, currency} = (value ?? {}) as Partial<Money>;
  return Number.isSafeInteger(amount) && /^[A-Z]{3}$/.test(String(currency));
}

/** "the firm" may begin a sentence. */
export function capitalized(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}
