import type {OutsidePayment, OutsidePaymentRequest} from '../../../src/contract/types.ts';
import {money} from '../../../src/model/money.ts';
import type {Sql} from '../db/port.ts';
import {invalid} from '../http/body.ts';
import {lockInvoices, recomputeInvoices} from '../payments/invoice-totals.ts';
import {placeHold} from '../payments/ledger.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {record} from './audit.ts';
import type {StaffPrincipal} from './principal.ts';

type NewPayment = OutsidePaymentRequest & {invoiceId: string};

interface InvoiceRow {
  currency: string;
  due: number;
  pending: number;
}

interface PaymentRow {
  id: string;
  invoiceId: string;
  amount: number;
  currency: string;
  receivedOn: string;
  reference: string;
}

/**
 * Books money that came another way, up to what is due. While an online payment of the same invoice
 * is under way both may arrive: the invoice goes on hold for staff to look at (L-17). The same
 * reference again is the same payment, and books nothing.
 */
export async function recordOutsidePayment(
  ports: Pick<Ports, 'db' | 'clock' | 'ids' | 'processor'>,
  staff: StaffPrincipal,
  given: NewPayment,
): Promise<OutsidePayment> {
  const {invoiceId, amount} = given;
  return ports.db.transaction(async (sql) => {
    await lockInvoices(sql, [invoiceId]);
    const invoice = await findInvoice(sql, staff.firmId, invoiceId);
    const booked = await findPayment(sql, given);
    if (booked) return toWire(booked);
    checkAmount(given, invoice);
    const payment = await book(sql, ports, staff, given);
    if (amount > invoice.due - invoice.pending) {
      await placeHold(sql, ports.ids, {invoiceId, reason: 'outside_payment'}, ports.clock.now());
    }
    await recomputeInvoices(sql, [invoiceId]);
    await record(sql, ports, staff, {
      action: 'outside_payment.recorded',
      subject: invoiceId,
      details: {paymentId: payment.id, amount, currency: given.currency},
    });
    return toWire(payment);
  });
}

async function findInvoice(sql: Sql, firmId: string, id: string): Promise<InvoiceRow> {
  const [row] = await sql.query<InvoiceRow>(
    `select currency, total - paid as due, pending from invoices
     where id = $1 and firm_id = $2 and state = 'sent'`,
    [id, firmId],
  );
  if (!row) throw new Refusal('not_found');
  return row;
}

function checkAmount({amount, currency}: NewPayment, invoice: InvoiceRow): void {
  if (currency !== invoice.currency) throw new Refusal('invoice_changed');
  if (invoice.due <= 0) throw new Refusal('invoice_already_paid');
  if (amount > invoice.due) {
    throw new Refusal('amount_out_of_range', {
      field: 'amount',
      params: {min: money(1, currency), max: money(invoice.due, currency)},
    });
  }
}

const columns = `id, invoice_id as "invoiceId", amount, currency, received_on as "receivedOn",
  reference`;

async function findPayment(
  sql: Sql,
  {invoiceId, reference, amount, currency, receivedOn}: NewPayment,
): Promise<PaymentRow | null> {
  const [row] = await sql.query<PaymentRow>(
    `select ${columns} from outside_payments where invoice_id = $1 and reference = $2`,
    [invoiceId, reference],
  );
  if (!row) return null;
  const isSame =
    row.amount === amount && row.currency === currency && row.receivedOn === receivedOn;
  if (!isSame) throw invalid('reference');
  return row;
}

async function book(
  sql: Sql,
  {ids, clock, processor}: Pick<Ports, 'ids' | 'clock' | 'processor'>,
  {firmId}: StaffPrincipal,
  {invoiceId, amount, currency, receivedOn, reference}: NewPayment,
): Promise<PaymentRow> {
  const id = ids('out');
  const now = new Date(clock.now());
  await sql.query(
    `insert into outside_payments (id, invoice_id, amount, currency, received_on, reference,
       recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, invoiceId, amount, currency, receivedOn, reference, now],
  );
  await sql.query(
    `insert into ledger (id, firm_id, invoice_id, account, source, kind, amount, currency, is_live,
       booked_at)
     values ($1, $2, $3, 'outside', $4, 'outside_payment', $5, $6, $7, $8)`,
    [ids('led'), firmId, invoiceId, id, amount, currency, processor.isLive, now],
  );
  return {id, invoiceId, amount, currency, receivedOn, reference};
}

function toWire({id, invoiceId, amount, currency, receivedOn, reference}: PaymentRow) {
  return {id, invoiceId, amount: money(amount, currency), receivedOn, reference};
}
