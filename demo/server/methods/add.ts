import type {PaymentMethodRequest} from '../../../src/contract/types.ts';
import type {Firm} from '../firms/firm.ts';
import type {Sql} from '../db/port.ts';
import {bindKey, findReplay, type KeyedRequest, pointKeyTo} from '../payments/idempotency.ts';
import type {Payer} from '../payments/payer.ts';
import {hasTooManyDeclines} from '../payments/rest.ts';
import {toTimestamp} from '../payments/time.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {pursueSetup} from './pursue-setup.ts';
import {readSetup, type SetupRecord, storeSetup} from './setup-record.ts';
import {ask, claimToken, type NewMethod, readToken} from './token.ts';

/** What a contact pressed Save for. */
export interface MethodOrder extends PaymentMethodRequest {
  request: KeyedRequest;
  /** From where, as kept with the consent. */
  address: string | null;
  agent: string | null;
}

export interface Added {
  setup: SetupRecord;
  /** An earlier request with the same key has begun it. */
  isReplay: boolean;
}

const field = 'confirmationToken';

/**
 * Sets a method up with its bank and saves it. The token is read and checked before anything is
 * stored; a repeated request goes on where the first one broke off. Throws {@link Refusal}.
 */
export async function addMethod(
  ports: Ports,
  firm: Firm,
  contact: Payer,
  order: MethodOrder,
): Promise<Added> {
  const replay = await findReplay(ports.db, contact, order.request);
  const setupId = replay ?? (await begin(ports, firm, contact, order));
  const setup = await readSetup(ports.db, setupId);
  return {setup: await ask(() => pursueSetup(ports, setup)), isReplay: replay !== null};
}

async function begin(
  ports: Ports,
  firm: Firm,
  contact: Payer,
  order: MethodOrder,
): Promise<string> {
  const method = await readToken(ports, {
    account: firm.stripeAccount,
    token: order.confirmationToken,
    use: 'on_session',
    field,
  });
  if (!firm.accepts.includes(method.kind)) {
    throw new Refusal('payment_method_unusable', {
      params: {reason: 'not_accepted', kind: method.kind},
      field,
    });
  }
  return ports.db.transaction((sql) => store(sql, ports, contact, order, method));
}

async function store(
  sql: Sql,
  {ids, clock}: Ports,
  contact: Payer,
  order: MethodOrder,
  method: NewMethod,
): Promise<string> {
  const now = clock.now();
  const {firmId, id: contactId} = contact;
  const replay = await bindKey(sql, contact, order.request, now);
  if (replay) return replay;
  const fingerprint = method.described.fingerprint ?? null;
  if (await hasTooManyDeclines(sql, {firmId, fingerprint}, now)) {
    throw new Refusal('payment_method_unusable', {params: {reason: 'declined_too_often'}});
  }
  await claimToken(sql, method, field, now);
  const id = ids('set');
  const {makeDefault: makesDefault} = order;
  const setup = {id, firmId, contactId, submissionId: null, method, isSaved: true, makesDefault};
  await storeSetup(sql, setup, now);
  await pointKeyTo(sql, contact, order.request.key, {setupId: id});
  await storeConsent(sql, ids('cns'), id, order, method, now);
  return id;
}

/** Keeps what the contact was shown when they pressed Save (P-22). */
async function storeConsent(
  sql: Sql,
  id: string,
  setupId: string,
  {consent, address, agent}: MethodOrder,
  {kind, described}: NewMethod,
  now: number,
): Promise<void> {
  const {brand, bankName, last4} = described;
  await sql.query(
    `insert into consents (id, setup_id, kind, text_version, locale, shown, address, agent, given_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9)`,
    [
      id,
      setupId,
      kind === 'card' ? 'save_card' : 'save_bank_account',
      consent.textVersion,
      consent.locale,
      JSON.stringify({method: {kind, brand, bankName, last4}}),
      address,
      agent,
      toTimestamp(now),
    ],
  );
}
