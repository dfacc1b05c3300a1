import {Refusal} from './refusal.ts';
import {toMethodRecord} from './seeds.ts';
import type {ContactRecord, EnteredMethod, MethodRecord, State} from './state.ts';

/** A token that serves once, for what was entered; the processor keeps what it stands for. */
export function issueToken(state: State, entered: EnteredMethod): string {
  const token = state.nextId('ctoken');
  state.entered.set(token, {...entered, isUsed: false});
  return token;
}

/** The method behind a token, not stored yet: everything else may still be refused. */
export function methodOfToken(state: State, contact: ContactRecord, token: string): MethodRecord {
  const entered = state.entered.get(token);
  if (!entered || entered.isUsed) {
    throw new Refusal('validation_failed', {field: 'instrument.confirmationToken'});
  }
  const {isUsed: _, asksFirst: __, toVerify, ...seed} = entered;
  return toMethodRecord(state, {
    ...seed,
    contactId: contact.id,
    isDefault: false,
    ...(toVerify && {status: 'pending_verification' as const}),
  });
}

/** Keeps it where that was wished, and spends its token. Says what has to be done about it first. */
export function enroll(
  state: State,
  method: MethodRecord,
  {token, save, makeDefault}: {token: string; save: boolean; makeDefault: boolean},
): Pick<EnteredMethod, 'asksFirst' | 'toVerify'> {
  const entered = state.entered.get(token);
  if (entered) entered.isUsed = true;
  const own = [...state.methods.values()].filter(
    ({contactId, isKept}) => contactId === method.contactId && isKept,
  );
  // The first one that is saved becomes the default (M-04).
  const isDefault = save && (makeDefault || own.length === 0);
  if (isDefault) for (const other of own) other.isDefault = false;
  Object.assign(method, {isKept: save, isDefault, addedAt: state.clock.now()});
  state.methods.set(method.id, method);
  return {asksFirst: entered?.asksFirst, toVerify: entered?.toVerify};
}
