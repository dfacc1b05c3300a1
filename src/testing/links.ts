import type {InvoiceDetail, Session} from '../contract/types.ts';
import {asLinkSees, linkState} from '../model/payment-link.ts';
import {toInstant} from './clock.ts';
import {Refusal} from './refusal.ts';
import type {ContactRecord, PaymentLinkRecord, State} from './state.ts';

const thirtyDays = 30 * 24 * 60 * 60_000;

export interface MadeLink {
  id: string;
  /** What stands in the fragment of its address. */
  token: string;
}

/** Whoever holds a link is a contact without a name, who may do next to nothing. */
export function addLink(
  state: State,
  invoiceId: string,
  expiresAt = state.clock.now() + thirtyDays,
): MadeLink {
  const invoice = state.invoices.get(invoiceId);
  if (!invoice) throw new Error(`There is no invoice ${invoiceId}`);
  const id = state.nextId('lnk');
  const token = state.nextId('payment_link_token');
  state.contacts.set(id, {
    id,
    clientId: invoice.clientId,
    name: '',
    email: '',
    locale: null,
    password: null,
    hasAccess: true,
    version: 1,
    link: {invoiceId, createdAt: state.clock.now(), expiresAt, isRevoked: false},
  });
  state.linkTokens.set(token, id);
  return {id, token};
}

/** The holder of a link that works. */
export function redeemLink({linkTokens, contacts, clock}: State, token: string): ContactRecord {
  const holder = contacts.get(linkTokens.get(token) ?? '');
  if (!holder?.link) throw new Refusal('link_expired');
  requireOpen(holder.link, clock.now());
  return holder;
}

export function requireOpen(link: PaymentLinkRecord, now: number): void {
  const found = linkState(link, now);
  if (found === 'revoked') throw new Refusal('link_revoked');
  if (found === 'expired') throw new Refusal('link_expired');
}

/** The session behind a link, out of one that a contact would have (M-03). */
export function asLinkSession(
  {contact: _, client: __, ...session}: Session,
  {invoiceId, expiresAt}: PaymentLinkRecord,
): Session {
  return {
    ...session,
    kind: 'link',
    capabilities: {...session.capabilities, savedMethods: false, team: false},
    link: {invoiceId, expiresAt: toInstant(expiresAt)},
  };
}

/** Its own invoice alone, with nothing of others' payments. */
export function invoiceOfLink(invoice: InvoiceDetail, link: PaymentLinkRecord): InvoiceDetail {
  if (invoice.id !== link.invoiceId) throw new Refusal('not_found');
  const {lastPayment, ...rest} = invoice;
  return asLinkSees({
    ...rest,
    ...(lastPayment?.byMe && {lastPayment}),
    payments: invoice.payments.filter(({byMe}) => byMe),
  });
}
