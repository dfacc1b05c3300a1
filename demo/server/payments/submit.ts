import type {Instrument} from '../../../src/contract/types.ts';
import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {checkItems, checkList, checkOptions} from './checks.ts';
import {isActivePaymentConflict, inProgress} from './conflict.ts';
import {storeConsent} from './consent.ts';
import {firmFacts} from '../firms/firm.ts';
import {loadFirm, type PayeeFirm} from './firm.ts';
import {bindKey, findReplay, pointKeyTo} from './idempotency.ts';
import {loadInvoices} from './invoices.ts';
import type {Lease} from './lease.ts';
import type {CheckedOrder, Order} from './order.ts';
import type {Payer} from './payer.ts';
import {Refusal} from '../refusal.ts';
import {hasTooManyDeclines} from './rest.ts';
import {lockMethod, requireUsable} from './saved-method.ts';
import type {PaymentSettings} from './settings.ts';
import {storeSubmission} from './store-submission.ts';

export interface Submitted {
  submissionId: string;
  /** To work on it; null when an earlier request with the same key has stored it. */
  lease: Lease | null;
}

/**
 * Stores a submission with its transactions, consent and key in one commit, or refuses it and
 * stores nothing. Nothing is charged here. Throws {@link Refusal}.
 */
export async function submit(
  ports: Ports,
  settings: PaymentSettings,
  payer: Payer,
  order: Order,
): Promise<Submitted> {
  const replay = await findReplay(ports.db, payer, order.request);
  if (replay) return {submissionId: replay, lease: null};
  try {
    return await ports.db.transaction((sql) => store(sql, ports, settings, payer, order));
  } catch (error) {
    if (!isActivePaymentConflict(error)) throw error;
    throw await inProgress(ports.db, order.items);
  }
}

async function store(
  sql: Sql,
  ports: Ports,
  settings: PaymentSettings,
  payer: Payer,
  order: Order,
): Promise<Submitted> {
  const now = ports.clock.now();
  const {request} = order;
  const replay = await bindKey(sql, payer, request, now);
  if (replay) return {submissionId: replay, lease: null};

  const firm = await loadFirm(sql, payer.firmId);
  const checked = await check(sql, firm, payer, order, now);
  const lease = await storeSubmission(sql, ports, settings, checked);
  await pointKeyTo(sql, payer, request.key, {submissionId: lease.submissionId});
  await storeConsent(sql, ports.ids, checked, firm, lease.submissionId);
  return {submissionId: lease.submissionId, lease};
}

/** Everything that can be wrong, under the locks of the method and then the invoices. */
async function check(
  sql: Sql,
  firm: PayeeFirm,
  payer: Payer,
  order: Order,
  now: number,
): Promise<CheckedOrder> {
  const {items, instrument} = order;
  if (!firm.takesPayments) throw new Refusal('payments_unavailable');
  checkList(items, firm.invoicesPerSubmission);
  const method = await lockMethod(sql, payer, savedMethodOf(payer, instrument));
  const ids = items.map(({invoiceId}) => invoiceId);
  const invoices = await loadInvoices(sql, ids, {clientId: payer.clientId, isLocked: true});
  checkItems(items, invoices, firm, now);
  requireUsable(method, firmFacts(firm, now).today);
  checkOptions(method.kind, invoices, firm, now);
  const {id: firmId} = firm;
  if (await hasTooManyDeclines(sql, {firmId, fingerprint: method.fingerprint}, now)) {
    throw new Refusal('payment_method_unusable', {params: {reason: 'declined_too_often'}});
  }
  return {payer, order, method, invoices, now};
}

/** A payment link has no saved methods; a method entered anew is not taken by this server yet. */
function savedMethodOf({kind}: Payer, instrument: Instrument): string {
  if (instrument.kind !== 'saved') {
    throw new Refusal('validation_failed', {field: 'instrument.kind'});
  }
  if (kind !== 'contact') throw new Refusal('forbidden');
  return instrument.paymentMethodId;
}
