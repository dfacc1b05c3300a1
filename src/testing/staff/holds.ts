import type {Hold} from '../../contract/types.ts';
import {toInstant} from '../clock.ts';
import {tell} from '../changes.ts';
import {Refusal} from '../refusal.ts';
import type {HoldRecord, InvoiceRecord, StaffRecord, State} from '../state.ts';
import {record} from './audit.ts';

/** What keeps invoices from being paid, of one client or of all. */
export function openHolds(state: State, clientId: string | undefined): HoldRecord[] {
  return [...state.invoices.values()]
    .filter((invoice) => invoice.isOnHold && (!clientId || invoice.clientId === clientId))
    .map((invoice) => holdOf(state, invoice));
}

/** An invoice goes on hold in many places; why, and since when, its ledger tells. */
function holdOf(state: State, invoice: InvoiceRecord): HoldRecord {
  const known = [...state.holds.values()].find(
    ({invoiceId, releasedAt}) => invoiceId === invoice.id && releasedAt === null,
  );
  if (known) return known;
  const entry = invoice.ledger.findLast(({kind}) => kind === 'refund' || kind === 'dispute');
  return placeHold(state, invoice, entry?.kind === 'refund' ? 'refund' : 'dispute');
}

export function placeHold(
  state: State,
  invoice: InvoiceRecord,
  reason: HoldRecord['reason'],
): HoldRecord {
  const id = state.nextId('hld');
  const createdAt = state.clock.now();
  const hold = {id, invoiceId: invoice.id, reason, createdAt, releasedAt: null};
  state.holds.set(id, hold);
  invoice.isOnHold = true;
  return hold;
}

export function toHold({invoices, clients}: State, hold: HoldRecord): Hold {
  const {id, invoiceId, reason, createdAt, releasedAt} = hold;
  const {number = '', clientId = ''} = invoices.get(invoiceId) ?? {};
  return {
    id,
    invoiceId,
    invoiceNumber: number,
    clientId,
    clientName: clients.get(clientId)?.name ?? '',
    reason,
    createdAt: toInstant(createdAt),
    ...(releasedAt !== null && {releasedAt: toInstant(releasedAt)}),
  };
}

/** Somebody has looked at it: the invoice can be paid again. Twice is once. */
export function releaseHold(state: State, staff: StaffRecord, id: string): Hold {
  const hold = state.holds.get(id);
  const invoice = hold && state.invoices.get(hold.invoiceId);
  if (!hold || !invoice) throw new Refusal('not_found');
  if (hold.releasedAt === null) {
    hold.releasedAt = state.clock.now();
    invoice.isOnHold = false;
    invoice.version += 1;
    const details = {invoiceId: invoice.id};
    record(state, staff, {action: 'hold.released', subject: id, details});
    tell(state, invoice.clientId);
  }
  return toHold(state, hold);
}
