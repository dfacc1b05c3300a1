import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';
import {checkItems, checkList, checkOptions} from './checks.ts';
import {isActivePaymentConflict, inProgress} from './conflict.ts';
import {storeConsent} from './consent.ts';
import {firmFacts} from '../firms/firm.ts';
import {requireLinkPays} from '../links/pay.ts';
import {loadFirm, type PayeeFirm} from './firm.ts';
import {bindKey, findReplay, pointKeyTo} from './idempotency.ts';
import {loadInvoices} from './invoices.ts';
import type {Lease} from './lease.ts';
import type {CheckedOrder, Order} from './order.ts';
import type {Payer} from './payer.ts';
import {Refusal} from '../refusal.ts';
import {hasTooManyDeclines} from './rest.ts';
import {
  checkEntered,
  claimEntered,
  type EnteredMethod,
  requireUsable,
  takeMethod,
} from './paying-method.ts';
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
  const entered = await checkBeforehand(ports, payer, order);
  try {
    return await ports.db.transaction((sql) => store(sql, ports, settings, payer, order, entered));
  } catch (error) {
    if (!isActivePaymentConflict(error)) throw error;
    throw await inProgress(ports.db, order.items);
  }
}

/** What needs no lock, and the processor's word on a method entered anew. */
async function checkBeforehand(
  ports: Ports,
  payer: Payer,
  order: Order,
): Promise<EnteredMethod | null> {
  const firm = await loadFirm(ports.db, payer.firmId);
  if (!firm.takesPayments) throw new Refusal('payments_unavailable');
  checkList(order.items, firm.invoicesPerSubmission);
  return checkEntered(ports, firm, payer, order);
}

async function store(
  sql: Sql,
  ports: Ports,
  settings: PaymentSettings,
  payer: Payer,
  order: Order,
  entered: EnteredMethod | null,
): Promise<Submitted> {
  const now = ports.clock.now();
  const {request} = order;
  const replay = await bindKey(sql, payer, request, now);
  if (replay) return {submissionId: replay, lease: null};

  const firm = await loadFirm(sql, payer.firmId);
  const checked = await check(sql, firm, payer, order, entered, now);
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
  entered: EnteredMethod | null,
  now: number,
): Promise<CheckedOrder> {
  const {items, instrument} = order;
  if (!firm.takesPayments) throw new Refusal('payments_unavailable');
  const method = await takeMethod(sql, payer, instrument, entered);
  await requireLinkPays(sql, payer, items, now);
  const ids = items.map(({invoiceId}) => invoiceId);
  const invoices = await loadInvoices(sql, ids, {clientId: payer.clientId, isLocked: true});
  checkItems(items, invoices, firm, now);
  requireUsable(method, firmFacts(firm, now).today);
  checkOptions(method.kind, invoices, firm, now);
  const {id: firmId} = firm;
  if (await hasTooManyDeclines(sql, {firmId, fingerprint: method.fingerprint}, now)) {
    throw new Refusal('payment_method_unusable', {params: {reason: 'declined_too_often'}});
  }
  await claimEntered(sql, method, now);
  return {payer, order, method, invoices, now};
}
