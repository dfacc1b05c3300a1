import type {OutsidePayment, OutsidePaymentRequest, PaymentLink} from '../../contract/types.ts';
import {invoiceState} from '../../model/invoice-state.ts';
import {money} from '../../model/money.ts';
import {linkEnd, linkState} from '../../model/payment-link.ts';
import {tell} from '../changes.ts';
import {toInstant} from '../clock.ts';
import {recompute} from '../invoice-totals.ts';
import {addLink} from '../links.ts';
import {invalid, Refusal} from '../refusal.ts';
import {
  firmFacts,
  type ContactRecord,
  type InvoiceRecord,
  type PaymentLinkRecord,
  type StaffRecord,
  type State,
} from '../state.ts';
import {record} from './audit.ts';
import {placeHold} from './holds.ts';

/** Where the firm shows `<portal-pay-link>`. */
const payPage = 'https://alderquay.example/pay/';

export function listLinks(state: State, invoiceId: string): PaymentLink[] {
  invoiceOf(state, invoiceId);
  return [...state.contacts.values()]
    .filter(({link}) => link?.invoiceId === invoiceId)
    .map((holder) => toLink(state, holder))
    .reverse();
}

/** Its address is in this answer alone. */
export function makeLink(state: State, staff: StaffRecord, invoiceId: string): PaymentLink {
  const invoice = invoiceOf(state, invoiceId);
  if (!state.firm.takesPayments) throw new Refusal('payments_unavailable');
  const facts = firmFacts(state);
  const {notPayableReason: reason} = invoiceState(invoice, facts);
  if (reason === 'paid') throw new Refusal('invoice_already_paid');
  if (reason !== null) throw new Refusal('invoice_not_payable', {params: {reason}});
  const now = state.clock.now();
  const expiresAt = linkEnd({dueOn: invoice.dueOn, today: facts.today}, now);
  const {id, token} = addLink(state, invoiceId, expiresAt);
  const details = {linkId: id};
  record(state, staff, {action: 'payment_link.made', subject: invoiceId, details});
  return {...showLink(state, id), url: `${payPage}#portal-link=${token}`};
}

export function showLink(state: State, id: string): PaymentLink {
  return toLink(state, holderOf(state, id));
}

/** Whoever came in by it is out. Twice is once. */
export function revokeLink(state: State, staff: StaffRecord, id: string): void {
  const {link} = holderOf(state, id);
  if (link.isRevoked) return;
  link.isRevoked = true;
  const details = {linkId: id};
  record(state, staff, {action: 'payment_link.revoked', subject: link.invoiceId, details});
}

function holderOf({contacts}: State, id: string): ContactRecord & {link: PaymentLinkRecord} {
  const holder = contacts.get(id);
  if (!holder?.link) throw new Refusal('not_found');
  return holder as ContactRecord & {link: PaymentLinkRecord};
}

function toLink({clock}: State, {id, link}: ContactRecord): PaymentLink {
  if (!link) throw new Refusal('not_found');
  const {invoiceId, createdAt, expiresAt} = link;
  return {
    id,
    invoiceId,
    state: linkState(link, clock.now()),
    createdAt: toInstant(createdAt),
    expiresAt: toInstant(expiresAt),
  };
}

/** The same reference again is the same payment; more than is left besides what is under way needs a look. */
export function recordOutsidePayment(
  state: State,
  staff: StaffRecord,
  invoiceId: string,
  request: OutsidePaymentRequest,
): OutsidePayment {
  const {amount, currency, receivedOn, reference} = request;
  const invoice = invoiceOf(state, invoiceId);
  if (receivedOn > firmFacts(state).today) throw invalid('receivedOn');
  const known = [...state.outsidePayments.values()].find(
    (each) => each.invoiceId === invoiceId && each.reference === reference,
  );
  if (known) return sameOrRefused(known, request);
  const due = invoice.total - invoice.paid;
  checkAmount(request, {due, currency: invoice.currency});
  const id = state.nextId('out');
  const payment = {id, invoiceId, amount: money(amount, currency), receivedOn, reference};
  state.outsidePayments.set(id, payment);
  const at = state.clock.now();
  invoice.ledger.push({kind: 'outside_payment', amount, at, transactionId: null});
  if (amount > due - invoice.pending) placeHold(state, invoice, 'outside_payment');
  recompute(state, invoiceId);
  const details = {paymentId: id, amount, currency};
  record(state, staff, {action: 'outside_payment.recorded', subject: invoiceId, details});
  tell(state, invoice.clientId);
  return payment;
}

function sameOrRefused(
  known: OutsidePayment,
  {amount, currency, receivedOn}: OutsidePaymentRequest,
): OutsidePayment {
  const isSame =
    known.amount.amount === amount &&
    known.amount.currency === currency &&
    known.receivedOn === receivedOn;
  if (!isSame) throw invalid('reference');
  return known;
}

function checkAmount(
  {amount, currency}: OutsidePaymentRequest,
  invoice: {due: number; currency: string},
): void {
  if (currency !== invoice.currency) throw new Refusal('invoice_changed');
  if (invoice.due <= 0) throw new Refusal('invoice_already_paid');
  if (amount <= invoice.due) return;
  const params = {min: money(1, currency), max: money(invoice.due, currency)};
  throw new Refusal('amount_out_of_range', {field: 'amount', params});
}

function invoiceOf({invoices}: State, id: string): InvoiceRecord {
  const invoice = invoices.get(id);
  if (invoice?.state !== 'sent') throw new Refusal('not_found');
  return invoice;
}
