import type {PaymentMethod, VerificationRequest} from '../contract/types.ts';
import {ineligibility, isExpired} from '../model/method-eligibility.ts';
import {isActive} from '../model/transaction-state.ts';
import {toInstant} from './clock.ts';
import {invalid, Refusal} from './refusal.ts';
import {firmFacts, type ContactRecord, type MethodRecord, type State} from './state.ts';

/** Wrong answers that the processor takes before it closes the account to any proof. */
const triesInAll = 10;

/** What arrives on every account here, as at the processor's test accounts. */
const deposits = {amounts: [32, 45], descriptorCode: 'SM11AA'};

export function requirePayments({firm}: State): void {
  if (!firm.takesPayments) throw new Refusal('payments_unavailable');
}

/** The default first, then the newest. */
export function listMethods(state: State, {id}: Pick<ContactRecord, 'id'>): MethodRecord[] {
  letGo(state);
  return [...state.methods.values()]
    .filter(({contactId, isKept}) => contactId === id && isKept)
    .sort(
      (one, other) =>
        Number(other.isDefault) - Number(one.isDefault) || other.addedAt - one.addedAt,
    );
}

/** Another's is as unknown as none (M-02). */
function ownMethod(state: State, contact: ContactRecord, id: string): MethodRecord {
  const method = state.methods.get(id);
  if (method?.contactId !== contact.id || !method.isKept)
    throw new Refusal('payment_method_not_found');
  return method;
}

export function setDefault(state: State, contact: ContactRecord, id: string | null): void {
  for (const method of listMethods(state, contact)) {
    if (method.isDefault !== (method.id === id)) change(method, {isDefault: method.id === id});
  }
}

/** Moves the default to a method that can pay (M-05). */
export function makeDefault(state: State, contact: ContactRecord, id: string): MethodRecord {
  const method = ownMethod(state, contact, id);
  const reason = ineligibility(method, [], firmFacts(state).today)?.reason;
  if (reason) throw new Refusal('payment_method_unusable', {params: {reason}});
  setDefault(state, contact, id);
  return method;
}

/**
 * Deletes, and answers the new default: the newest that can pay, or none (M-07). While the processor
 * gives no answer, the entry stays as `removing`; nothing can be charged with it any more.
 */
export function removeMethod(state: State, contact: ContactRecord, id: string): string | null {
  const method = ownMethod(state, contact, id);
  refuseWhileUsed(state, id);
  change(method, {status: 'removing'});
  if (method.isDefault) setDefault(state, contact, newestUsable(state, contact)?.id ?? null);
  return listMethods(state, contact).find(({isDefault}) => isDefault)?.id ?? null;
}

function refuseWhileUsed({submissions}: State, id: string): void {
  const numbers = [...submissions.values()]
    .filter(({methodId}) => methodId === id)
    .flatMap(({transactions}) => transactions)
    .filter(({state}) => isActive(state) || state === 'processing')
    .map(({invoiceNumber}) => invoiceNumber)
    .sort();
  const [number] = numbers;
  if (number !== undefined) throw new Refusal('payment_method_in_use', {params: {number, numbers}});
}

function newestUsable(state: State, contact: ContactRecord): MethodRecord | undefined {
  const {today} = firmFacts(state);
  return listMethods(state, contact)
    .filter((method) => ineligibility(method, [], today) === null)
    .sort((one, other) => other.addedAt - one.addedAt)[0];
}

function letGo(state: State): void {
  if (state.isStalled) return;
  for (const {id, status} of state.methods.values()) {
    if (status === 'removing') state.methods.delete(id);
  }
}

/** Proves an account by what arrived on it (M-09); one that is proved already is answered as it is. */
export function verifyMethod(
  state: State,
  contact: ContactRecord,
  id: string,
  proof: VerificationRequest,
): MethodRecord {
  const method = ownMethod(state, contact, id);
  if (method.kind === 'us_bank_account' && method.status === 'active') return method;
  const {verification} = method;
  if (method.status !== 'pending_verification' || !verification) throw closed('failed');
  if (isRight(proof, verification.type)) {
    change(method, {status: 'active', verification: undefined});
    return method;
  }
  const triesLeft = triesInAll - (method.tries ?? 0) - 1;
  change(method, {tries: (method.tries ?? 0) + 1});
  if (triesLeft > 0) throw new Refusal('verification_mismatch', {params: {triesLeft}});
  change(method, {status: 'unusable', unusableReason: 'verification_failed'});
  throw closed('tries');
}

/** Amounts where amounts arrived, a code where a code did. */
function isRight(proof: VerificationRequest, type: 'amounts' | 'descriptor_code'): boolean {
  if ('amounts' in proof) {
    if (type !== 'amounts') throw invalid('amounts');
    return isSame(proof.amounts);
  }
  if (type !== 'descriptor_code') throw invalid('descriptorCode');
  return proof.descriptorCode === deposits.descriptorCode;
}

function isSame(amounts: readonly number[]): boolean {
  return String([...amounts].sort((one, other) => one - other)) === String(deposits.amounts);
}

function closed(reason: 'tries' | 'time' | 'failed'): Refusal {
  return new Refusal('verification_closed', {params: {reason}});
}

export function change(method: MethodRecord, changes: Partial<MethodRecord>): void {
  Object.assign(method, changes);
  method.version += 1;
}

/** That a card has expired is not stored: the month says it. */
export function toMethod(state: State, record: MethodRecord): PaymentMethod {
  const {contactId: _, outcomes: __, tries: ___, isKept: ____, addedAt, ...seen} = record;
  const {status, verification, ...method} = seen;
  const hasExpired = status === 'active' && isExpired(record, firmFacts(state).today);
  return {
    ...method,
    status: hasExpired ? 'expired' : status,
    ...(status === 'pending_verification' && verification && {verification}),
    addedAt: toInstant(addedAt),
  };
}
