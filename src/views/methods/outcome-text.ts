import type {MethodChange} from '../../controllers/methods.ts';
import type {PaymentFailure, PaymentMethod} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {errorText, failureText} from '../../i18n/index.ts';
import type {Scene} from './scene.ts';

type Name = (method: PaymentMethod) => string;

/** What was done, and which method is the default now where that has changed (M-04, M-07). */
export function changedText(scene: Scene, change: MethodChange, name: Name): string {
  const {words} = scene;
  const {what, method, newDefault} = change;
  if (what === 'default') return words.isDefault(name(method));
  const done =
    what === 'add' ? added(scene, change, name(method)) : words[doneAs[what]](name(method));
  if (newDefault === undefined) return done;
  return `${done} ${newDefault ? words.isDefault(name(newDefault)) : words.noDefault}`;
}

const doneAs = {delete: 'deleted', verify: 'verified'} as const;

/** Saved, and what comes next where an account has to be proved first. */
function added({words, localizer}: Scene, change: MethodChange, name: string): string {
  const {method, wasKnown} = change;
  const done = wasKnown ? words.alreadySaved(name) : words.saved(name);
  const {verification} = method;
  if (method.status !== 'pending_verification' || !verification) return done;
  const {type, arrivesOn} = verification;
  const next = words.deposits[type === 'descriptor_code' ? 'code' : 'amounts'];
  return `${done} ${next(localizer.date(arrivesOn))}`;
}

/** Why a method was not saved: the bank's reason where it gave one. */
export function addFailure(
  {payWords, newWords, localizer, session}: Scene,
  error: PortalError,
  kind = 'card',
): string {
  const {code} = error;
  if (code === 'authentication_required') return payWords.failures.card.authentication_required;
  if (code === 'payment_declined') {
    const reason = String(error.params['reason']) as PaymentFailure['code'];
    const failure = {code: reason, retrySameMethod: false};
    return failureText(payWords, {state: 'failed', failure}, kind) ?? newWords.refused;
  }
  if (code === 'method_refused') return newWords.refused;
  return errorText(localizer, error, {firm: session?.firm.name, codes: payWords.codes});
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
