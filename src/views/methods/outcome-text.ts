import type {MethodChange} from '../../controllers/methods.ts';
import type {PaymentMethod} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {errorText} from '../../i18n/index.ts';
import type {Scene} from './scene.ts';

type Name = (method: PaymentMethod) => string;

/** What was done, and which method is the default now where that has changed (M-04, M-07). */
export function changedText({words}: Scene, change: MethodChange, name: Name): string {
  const {what, method, newDefault} = change;
  if (what === 'default') return words.isDefault(name(method));
  const done = what === 'delete' ? words.deleted(name(method)) : words.verified(name(method));
  if (newDefault === undefined) return done;
  return `${done} ${newDefault ? words.isDefault(name(newDefault)) : words.noDefault}`;
}

export interface Failure {
  readonly what: MethodChange['what'];
  readonly method: PaymentMethod;
  readonly error: PortalError;
  /** The list, asked again, still has it. */
  readonly isThere: boolean;
}

/** What was not done, and why (M-08, M-12). */
export function failedText(
  {words, localizer, session}: Scene,
  {what, method, error, isThere}: Failure,
  name: Name,
): string {
  const {code, params} = error;
  const {number, reason} = params;
  if (code === 'payment_method_in_use' && typeof number === 'string') {
    return words.inUse(name(method), number);
  }
  if (code === 'payment_method_not_found') return words.gone(name(method));
  if (code === 'verification_closed') {
    return words.closed[reason === 'tries' || reason === 'time' ? reason : 'failed'];
  }
  const why = errorText(localizer, error, {firm: session?.firm.name});
  if (what === 'delete' && isThere) return `${words.deleteFailed(name(method))} ${why}`;
  return what === 'default' ? `${words.defaultFailed(name(method))} ${why}` : why;
}
