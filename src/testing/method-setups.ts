import type {MethodSetup, PaymentMethodRequest} from '../contract/types.ts';
import {addDays} from '../model/calendar.ts';
import {failureOf, refusalOf} from '../model/decline.ts';
import {change, listMethods, requirePayments, setDefault} from './methods.ts';
import {invalid, Refusal} from './refusal.ts';
import {setupSecret} from './secrets.ts';
import {toMethodRecord} from './seeds.ts';
import {
  firmFacts,
  type ContactRecord,
  type MethodRecord,
  type MethodSetupRecord,
  type State,
} from './state.ts';

/** Small deposits arrive within two banking days. */
const depositDays = 2;

/** Begins to save what a token stands for; a token that is refused stays as it is. */
export function beginSetup(
  state: State,
  contact: ContactRecord,
  {confirmationToken, makeDefault}: PaymentMethodRequest,
): MethodSetupRecord {
  requirePayments(state);
  const token = state.entered.get(confirmationToken);
  if (!token || token.isUsed) {
    throw invalid('confirmationToken', {reason: token ? 'used' : 'unknown'});
  }
  const {isUsed: _, ...entered} = token;
  const {kind, asksFirst, outcome = 'approved'} = entered;
  if (!state.firm.accepts.includes(kind)) {
    throw new Refusal('payment_method_unusable', {params: {reason: 'not_accepted', kind}});
  }
  token.isUsed = true;
  const setup: MethodSetupRecord = {
    id: state.nextId('set'),
    contactId: contact.id,
    entered,
    makesDefault: makeDefault,
    bank: asksFirst ? 'action_required' : outcome,
    methodId: null,
  };
  state.setups.set(setup.id, setup);
  return setup;
}

export function ownSetup({setups}: State, {id}: ContactRecord, setupId: string): MethodSetupRecord {
  const setup = setups.get(setupId);
  if (setup?.contactId !== id) throw new Refusal('not_found');
  return setup;
}

/** The entry, or the bank's question; its refusal is thrown. */
export function pursueSetup(
  state: State,
  contact: ContactRecord,
  setup: MethodSetupRecord,
): MethodRecord | MethodSetup {
  const {id, bank} = setup;
  if (bank === 'action_required') {
    return {setupId: id, action: {kind: 'confirm_setup', clientSecret: setupSecret(id)}};
  }
  if (bank !== 'approved') throw declined(setup);
  setup.methodId ??= keep(state, contact, setup).id;
  const method = state.methods.get(setup.methodId);
  if (!method) throw new Refusal('payment_method_not_found');
  return method;
}

function declined({bank, entered: {kind}}: MethodSetupRecord): Refusal {
  const refusal = refusalOf({code: bank, declineCode: bank});
  const {code, retrySameMethod} = failureOf(refusal, kind);
  const isUnanswered = code === 'authentication_required';
  const params = {reason: code, retrySameMethod};
  return new Refusal(isUnanswered ? code : 'payment_declined', {params});
}

/** The first becomes the default (M-04); the same card or account twice is one entry (M-10). */
function keep(state: State, contact: ContactRecord, setup: MethodSetupRecord): MethodRecord {
  const {toVerify, asksFirst: _, ...seed} = setup.entered;
  const entered = toMethodRecord(state, {...seed, contactId: contact.id, isDefault: false});
  const own = listMethods(state, contact).filter(({status}) => status !== 'removing');
  const same = own.find((each) => isKeptAs(each, entered));
  if (same) change(same, {expMonth: entered.expMonth, expYear: entered.expYear});
  else {
    entered.addedAt = state.clock.now();
    if (toVerify) {
      const arrivesOn = addDays(firmFacts(state).today, depositDays, {businessDays: true});
      entered.status = 'pending_verification';
      entered.verification = {type: 'amounts', arrivesOn};
    }
    state.methods.set(entered.id, entered);
  }
  const {id} = same ?? entered;
  if (setup.makesDefault || own.length === 0) setDefault(state, contact, id);
  return same ?? entered;
}

/** In place of the processor's fingerprint of a number. */
function isKeptAs(known: MethodRecord, {kind, brand, bankName, last4}: MethodRecord): boolean {
  const isUsable = known.status === 'active' || known.status === 'pending_verification';
  const isSame = known.kind === kind && known.brand === brand && known.bankName === bankName;
  return isUsable && isSame && known.last4 === last4;
}
