import type {InvoiceDetail, Session, SessionTokens} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {refused, statesOf, type Context} from '../context.ts';
import {holds, same} from '../verdict.ts';

const consent = {textVersion: 'conformance', locale: 'en'};
const thirtyTwoDays = 32 * 24 * 60 * 60_000;

const open = (context: Context, token: string) =>
  context.call('POST', '/sessions', {body: {grant: 'payment_link', token}});

/** An invoice, a link to it, and whoever has opened it. */
async function linked(context: Context) {
  // Due long ago: the link's days count from today.
  const [invoiceId = ''] = await context.invoices(1, {dueOn: '2020-01-31'});
  const {id, token} = await context.arrange.paymentLink(invoiceId);
  const answer = await open(context, token);
  same(answer.status, 200, 'The status of opening a link');
  const tokens = answer.body as SessionTokens;
  return {invoiceId, id, token, tokens, guest: context.withToken(tokens.accessToken)};
}

/** A payment of all that is payable on the invoices. */
async function orderOf(guest: Context, invoiceIds: readonly string[], instrument: object) {
  const {items} = await guest.orderOf(invoiceIds, '');
  return {items, instrument, consent};
}

/** What a payment link opens, and nothing else (M-03, A-08). */
export const linkChecks: readonly Check[] = [
  {
    id: 'links.session',
    title: 'A payment link opens a session without a name, as often as it is asked (M-03)',
    needs: ['invoice', 'paymentLink'],
    async run(context) {
      const {invoiceId, token, tokens, guest} = await linked(context);
      const {kind, contact, client, capabilities, link} = tokens.session;
      same([kind, contact, client], ['link', undefined, undefined], 'Who it is');
      same([capabilities.savedMethods, capabilities.team], [false, false], 'What it may');
      same(link?.invoiceId, invoiceId, 'The invoice of the session');
      same(await guest.get<Session>('/session'), tokens.session, 'GET /session');
      same((await open(context, token)).status, 200, 'The status of opening it again');
      const renewal = {grant: 'refresh', token: tokens.refreshToken};
      const renewed = await context.call('POST', '/sessions', {body: renewal});
      same(renewed.status, 200, 'The status of a refresh');
      same((renewed.body as SessionTokens).session.link, link, 'The link after a refresh');
    },
  },
  {
    id: 'links.one-invoice',
    title: 'Behind a payment link there is one invoice with its document, and no other (A-08)',
    needs: ['invoice', 'paymentLink'],
    async run(context) {
      const {invoiceId, guest} = await linked(context);
      same((await guest.invoice(invoiceId)).id, invoiceId, 'The invoice');
      const file = await guest.call('GET', `/invoices/${invoiceId}/document`);
      same(file.status, 200, 'The status of its document');
      const [other = ''] = await context.invoices(1);
      refused(await guest.call('GET', `/invoices/${other}`), 'not_found');
      refused(await guest.call('GET', `/invoices/${other}/document`), 'not_found');
    },
  },
  {
    id: 'links.contacts-only',
    title: 'A payment link is refused lists, saved methods and people (M-03, A-08)',
    needs: ['invoice', 'paymentLink'],
    async run(context) {
      const {invoiceId, guest} = await linked(context);
      const lists = ['/invoices', '/invoices/summary', '/invoices/payable'];
      for (const path of [...lists, '/payment-methods', '/team', '/events']) {
        refused(await guest.call('GET', path), 'forbidden');
      }
      const ids = {ids: [invoiceId]};
      refused(await guest.call('POST', '/invoices/payable', {body: ids}), 'forbidden');
    },
  },
  {
    id: 'links.pays',
    title: 'A payment link pays its invoice by a method entered anew, and by no saved one (M-03)',
    needs: ['invoice', 'method', 'paymentLink', 'enteredMethod'],
    async run(context) {
      const mine = await context.as();
      const {id: paymentMethodId} = await context.arrange.method({});
      const {invoiceId, guest} = await linked(context);
      const saved = {kind: 'saved', paymentMethodId};
      refused(await guest.submit(await orderOf(guest, [invoiceId], saved)), 'forbidden');
      const {confirmationToken} = await context.arrange.enteredMethod({use: 'once'});
      const once = {kind: 'new', confirmationToken, save: false};
      const kept = await orderOf(guest, [invoiceId], {...once, save: true});
      refused(await guest.submit(kept), 'forbidden');
      const [other = ''] = await context.invoices(1);
      refused(await guest.submit(await orderOf(mine, [other], once)), 'not_found');
      same((await mine.invoice(invoiceId)).paid.amount, 0, 'What was paid so far');

      const paid = await guest.ended(await guest.submit(await orderOf(guest, [invoiceId], once)));
      same(statesOf(paid), [['succeeded', undefined]], 'The states');
      const [transaction] = paid.transactions;
      const receipt = `/invoices/${invoiceId}/receipts/${transaction?.id}`;
      same((await guest.call('GET', receipt)).status, 200, 'The status of the receipt');
      refused(await mine.call('GET', `/payments/${paid.id}`), 'not_found');
      refused(await mine.call('GET', receipt), 'not_found');
    },
  },
  {
    id: 'links.paid',
    title: 'Of a paid invoice a link shows number and amount, and gives no document (A-08)',
    needs: ['invoice', 'method', 'paymentLink'],
    async run(context) {
      const {invoiceId, guest} = await linked(context);
      const {id: methodId} = await context.arrange.method({});
      await (await context.as()).pay([invoiceId], methodId);
      const seen = await guest.get<InvoiceDetail>(`/invoices/${invoiceId}`);
      same(seen.status, 'paid', 'The status');
      holds(seen.number !== '' && seen.total.amount > 0, 'Number or amount are missing');
      same([seen.lines, seen.taxes, seen.payments], [[], [], []], 'Lines, taxes and payments');
      same([seen.projects, seen.lastPayment], [[], undefined], 'Projects and the last payment');
      refused(await guest.call('GET', `/invoices/${invoiceId}/document`), 'forbidden');
    },
  },
  {
    id: 'links.altered',
    title: 'An altered payment link looks as if it had expired (A-08)',
    needs: ['invoice', 'paymentLink'],
    async run(context) {
      const {token} = await linked(context);
      const last = token.endsWith('A') ? 'B' : 'A';
      refused(await open(context, token.slice(0, -1) + last), 'link_expired');
      refused(await open(context, `${token}A`), 'link_expired');
    },
  },
  {
    id: 'links.revoked',
    title: 'A payment link that is withdrawn is out at once, and says so (A-08)',
    needs: ['invoice', 'paymentLink', 'revokeLink'],
    async run(context) {
      const {invoiceId, id, token, tokens, guest} = await linked(context);
      await context.arrange.revokeLink(id);
      refused(await open(context, token), 'link_revoked');
      refused(await guest.call('GET', `/invoices/${invoiceId}`), 'link_revoked');
      const renewal = {grant: 'refresh', token: tokens.refreshToken};
      refused(await context.call('POST', '/sessions', {body: renewal}), 'link_revoked');
    },
  },
  {
    // The last of all: time has moved on for whatever comes after it.
    id: 'links.expired',
    title: 'A payment link ends thirty days after the invoice is due, or after today (A-08)',
    needs: ['invoice', 'paymentLink', 'advance'],
    async run(context) {
      const {token} = await linked(context);
      await context.arrange.advance(thirtyTwoDays);
      refused(await open(context, token), 'link_expired');
    },
  },
];
