import {
  disputeReversal,
  endsAccount,
  refundReversal,
  returnReason,
} from '../../../src/model/reversal.ts';
import {pursueSetup} from '../methods/pursue-setup.ts';
import {readSetup} from '../methods/setup-record.ts';
import type {PaymentService} from '../payments/service.ts';
import type {Ports} from '../ports.ts';
import {bookReversal, findReversed, type Reversed} from './reversals.ts';
import {close, type StoredEvent} from './stored-event.ts';

/**
 * - `applied`: our record says what the processor says now.
 * - `ignored`: it is about nothing that this server keeps.
 * - `waiting`: what it is about is not known yet, or somebody else is at work on it.
 */
export type CameTo = 'applied' | 'ignored' | 'waiting';

/**
 * Carries an event out. What it said is never believed: it may be late, or overtaken by another. It
 * only names what the processor is asked about. Throws `ProcessorError`.
 */
export function carryOut(
  ports: Ports,
  service: PaymentService,
  event: StoredEvent,
): Promise<CameTo> {
  switch (event.kind) {
    case 'payment_intent':
      return hearOfPayment(ports, service, event);
    case 'setup_intent':
      return hearOfSetup(ports, service, event);
    case 'refund':
      return hearOfRefund(ports, service, event);
    case 'dispute':
      return hearOfDispute(ports, service, event);
    default:
      return Promise.resolve('ignored');
  }
}

async function hearOfPayment(
  {db}: Ports,
  service: PaymentService,
  {objectId}: StoredEvent,
): Promise<CameTo> {
  const [row] = await db.query<{id: string; submissionId: string}>(
    'select id, submission_id as "submissionId" from transactions where processor_intent = $1',
    [objectId],
  );
  if (!row) return 'waiting';
  return (await service.hear(row.submissionId, row.id)) ? 'applied' : 'waiting';
}

async function hearOfSetup(
  ports: Ports,
  service: PaymentService,
  {objectId}: StoredEvent,
): Promise<CameTo> {
  const [row] = await ports.db.query<{id: string; submissionId: string | null; isOpen: boolean}>(
    `select u.id, u.submission_id as "submissionId",
       not coalesce(s.is_final, true) as "isOpen"
     from method_setups u left join submissions s on s.id = u.submission_id
     where u.processor_setup = $1`,
    [objectId],
  );
  if (!row) return 'waiting';
  if (row.submissionId !== null && row.isOpen) {
    return (await service.hear(row.submissionId, null)) ? 'applied' : 'waiting';
  }
  await pursueSetup(ports, await readSetup(ports.db, row.id));
  return 'applied';
}

async function hearOfRefund(
  ports: Ports,
  service: PaymentService,
  event: StoredEvent,
): Promise<CameTo> {
  const {account, objectId} = event;
  const refund = await ports.processor.retrieveRefund({account, refund: objectId});
  const reversed = await whoseCharge(ports, service, refund.intent);
  if (!reversed) return 'waiting';
  await ports.db.transaction(async (sql) => {
    await bookReversal(sql, ports, reversed, {source: refund.id, ...refundReversal(refund)});
    await close(sql, event, 'applied');
  });
  return 'applied';
}

async function hearOfDispute(
  ports: Ports,
  service: PaymentService,
  event: StoredEvent,
): Promise<CameTo> {
  const {account, objectId} = event;
  const dispute = await ports.processor.retrieveDispute({account, dispute: objectId});
  const reversed = await whoseCharge(ports, service, dispute.intent);
  if (!reversed) return 'waiting';
  const {methodKind} = reversed;
  const reversal = {source: dispute.id, ...disputeReversal(dispute, methodKind)};
  await ports.db.transaction(async (sql) => {
    await bookReversal(sql, ports, reversed, reversal, {
      retiresMethod: endsAccount(dispute, methodKind),
      returnReason: returnReason(dispute, methodKind),
    });
    await close(sql, event, 'applied');
  });
  return 'applied';
}

/** The payment that is taken back; one whose success nobody has heard of is asked about first. */
async function whoseCharge(
  {db}: Ports,
  service: PaymentService,
  intent: string | null,
): Promise<Reversed | null> {
  if (intent === null) return null;
  const found = await findReversed(db, intent);
  if (!found || found.isBooked) return found;
  await service.hear(found.submissionId, found.transactionId);
  const now = await findReversed(db, intent);
  return now?.isBooked ? now : null;
}
