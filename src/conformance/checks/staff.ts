import type {
  Client,
  ClientPage,
  Contact,
  ContactList,
  HoldPage,
  OutsidePayment,
  PaymentLink,
  PaymentLinkList,
  SessionTokens,
  StaffSession,
} from '../../contract/types.ts';
import type {Answer} from '../answers.ts';
import type {Check} from '../check.ts';
import {refused, type Context} from '../context.ts';
import {holds, NotRun, same} from '../verdict.ts';

const unknown = 'none_such';

/** A change on a version: `If-Match` as an ETag of the contract's. */
const patch = (desk: Context, path: string, version: number, body: unknown) =>
  desk.call('PATCH', path, {body, headers: {'if-match': `"${version}"`}});

const contactsOf = async (desk: Context, clientId: string) =>
  (await desk.get<ContactList>(`/clients/${clientId}/contacts`)).items;

async function contactOf(desk: Context, clientId: string, id: string): Promise<Contact> {
  const found = (await contactsOf(desk, clientId)).find((each) => each.id === id);
  holds(found !== undefined, `${id} is not among the contacts of ${clientId}`);
  return found;
}

async function turn(desk: Context, clientId: string, enabled: boolean): Promise<Answer> {
  const {version} = await desk.get<Client>(`/clients/${clientId}`);
  return patch(desk, `/clients/${clientId}`, version, {portal: {enabled}});
}

const invite = (desk: Context, contactId: string, key: string = crypto.randomUUID()) =>
  desk.call('POST', `/contacts/${contactId}/invites`, {key});

/** What stands in the fragment of a link's address. */
const tokenOf = ({url = ''}: PaymentLink) => /=([\w-]+)$/.exec(url)?.[1] ?? '';

const openLink = (context: Context, token: string) =>
  context.call('POST', '/sessions', {body: {grant: 'payment_link', token}});

/** The firm's staff API. */
export const staffChecks: readonly Check[] = [
  {
    id: 'staff.session',
    title: 'One of the firm’s people signs in at the staff API, and out again',
    needs: ['staff'],
    async run(context) {
      const tokens = await context.staffTokens();
      const {email = ''} = context.subject.staff ?? {};
      same(tokens.session.staff.email.toLowerCase(), email.toLowerCase(), 'The e-mail address');
      const desk = context.staffApi().withToken(tokens.accessToken);
      same(await desk.get<StaffSession>('/session'), tokens.session, 'GET /session');
      same((await desk.call('DELETE', '/session')).status, 204, 'The status of a sign-out');
      refused(await desk.call('GET', '/session'), 'session_expired');
      const body = {grant: 'refresh', token: tokens.refreshToken};
      refused(await desk.call('POST', '/sessions', {body}), 'session_expired');
    },
  },
  {
    id: 'staff.refresh-once',
    title: 'A refresh token of the staff API works once; used twice, it ends the whole session',
    needs: ['staff'],
    async run(context) {
      const {refreshToken: token} = await context.staffTokens();
      const api = context.staffApi();
      const refresh = () => api.call('POST', '/sessions', {body: {grant: 'refresh', token}});
      const renewed = await refresh();
      same(renewed.status, 200, 'The status of a refresh');
      refused(await refresh(), 'session_expired');
      const after = api.withToken((renewed.body as SessionTokens).accessToken);
      refused(await after.call('GET', '/session'), 'session_expired');
    },
  },
  {
    id: 'staff.refused-alike',
    title: 'The staff API refuses a wrong password and an unknown address alike (A-09)',
    needs: ['staff'],
    async run(context) {
      const attempt = (email: string) =>
        context.staffApi().call('POST', '/sessions', {
          body: {grant: 'password', email, password: `not it ${crypto.randomUUID()}`},
        });
      const wrong = refused(await attempt(context.subject.staff?.email ?? ''), 'sign_in_failed');
      const email = `${crypto.randomUUID()}@nobody.example`;
      same(
        {...refused(await attempt(email), 'sign_in_failed'), requestId: ''},
        {...wrong, requestId: ''},
        'The refusal',
      );
      await context.staffTokens();
    },
  },
  {
    id: 'staff.apart',
    title: 'A contact’s token finds nothing at the staff API, a staff token nothing at the portal',
    needs: ['staff'],
    async run(context) {
      const {accessToken} = await context.tokens();
      const contact = context.staffApi().withToken(accessToken);
      for (const path of ['/session', '/clients', '/holds', '/audit']) {
        refused(await contact.call('GET', path), 'not_found');
        refused(await context.staffApi().call('GET', path), 'unauthenticated');
      }
      const staff = context.withToken((await context.staffTokens()).accessToken);
      for (const path of ['/session', '/invoices', '/payment-methods', '/team']) {
        refused(await staff.call('GET', path), 'not_found');
      }
    },
  },
  {
    id: 'staff.clients',
    title: 'Clients come by name, each as it is by itself, found by a part of the name',
    needs: ['staff'],
    async run(context) {
      const desk = await context.asStaff();
      const {items} = await desk.get<ClientPage>('/clients');
      const [first] = items;
      if (!first) throw new NotRun('The firm has no clients');
      same(await desk.get<Client>(`/clients/${first.id}`), first, 'The client by itself');
      const q = encodeURIComponent(first.name.toUpperCase());
      const found = await desk.get<ClientPage>(`/clients?q=${q}`);
      holds(
        found.items.some(({id}) => id === first.id),
        'A client is not found by its name',
      );
      const nobody = await desk.get<ClientPage>(`/clients?q=${crypto.randomUUID()}`);
      same(nobody.items, [], 'Clients of an unknown name');
    },
  },
  {
    id: 'staff.absent-while-off',
    title: 'Contacts have access and invite exactly while the portal is on (A-02)',
    needs: ['staff'],
    async run(context) {
      const desk = await context.asStaff();
      for (const {id, portal} of (await desk.get<ClientPage>('/clients')).items) {
        for (const contact of await contactsOf(desk, id)) {
          same('portal' in contact, portal.enabled, `The portal field of ${contact.id}`);
        }
      }
    },
  },
  {
    id: 'staff.preconditions',
    title: 'Changes of clients and contacts need the version that was seen',
    needs: ['staff'],
    async run(context) {
      const desk = await context.asStaff();
      const [client] = (await desk.get<ClientPage>('/clients')).items;
      if (!client) throw new NotRun('The firm has no clients');
      const path = `/clients/${client.id}`;
      const body = {portal: {enabled: !client.portal.enabled}};
      refused(await desk.call('PATCH', path, {body}), 'precondition_required');
      refused(await patch(desk, path, client.version + 1, body), 'version_conflict');
      same(await desk.get<Client>(path), client, 'The client');
    },
  },
  {
    id: 'staff.unknown',
    title: 'Unknown clients, contacts, invoices, links and holds are not found (A-07)',
    needs: ['staff'],
    async run(context) {
      const desk = await context.asStaff();
      const key = crypto.randomUUID();
      const reads = [
        `/clients/${unknown}`,
        `/clients/${unknown}/contacts`,
        `/clients/${unknown}/invoices`,
        `/invoices/${unknown}/payment-links`,
      ];
      for (const path of reads) refused(await desk.call('GET', path), 'not_found');
      refused(await desk.call('POST', `/contacts/${unknown}/invites`, {key}), 'not_found');
      refused(await desk.call('POST', `/invoices/${unknown}/payment-links`, {key}), 'not_found');
      refused(await desk.call('DELETE', `/payment-links/${unknown}`), 'not_found');
      refused(await desk.call('POST', `/holds/${unknown}/release`), 'not_found');
      const keyless = await desk.call('POST', `/contacts/${unknown}/invites`);
      refused(keyless, 'idempotency_key_required');
    },
  },
  {
    id: 'staff.portal',
    title: 'Turned off, a client’s contacts lose access and invite, also for changes (A-02, A-05)',
    needs: ['staff', 'client'],
    async run(context) {
      const {id, contact} = await context.arrange.client({});
      const mine = await context.as(contact);
      const desk = await context.asStaff();
      const seen = await contactOf(desk, id, contact.id);
      same(seen.portal?.access, 'user', 'The access');
      same((await turn(desk, id, false)).status, 200, 'The status of turning off');
      const off = await contactOf(desk, id, contact.id);
      same('portal' in off, false, 'The portal field while it is off');
      const access = {access: 'none'};
      refused(await patch(desk, `/contacts/${contact.id}`, off.version, access), 'portal_off');
      refused(await invite(desk, contact.id), 'portal_off');
      refused(await mine.call('GET', '/session'), 'portal_off');
      same((await turn(desk, id, true)).status, 200, 'The status of turning on');
      same((await mine.call('GET', '/session')).status, 200, 'The session, once it is on again');
    },
  },
  {
    id: 'staff.wallet',
    title: 'Without the Wallet a portal cannot be turned on; with it, any firm’s can (A-01)',
    needs: ['staff', 'client', 'wallet'],
    async run(context) {
      const {id} = await context.arrange.client({isPortalOn: false});
      const desk = await context.asStaff();
      await context.arrange.wallet(false);
      try {
        refused(await turn(desk, id, true), 'payments_unavailable');
        same((await desk.get<Client>(`/clients/${id}`)).portal.enabled, false, 'The portal');
      } finally {
        await context.arrange.wallet(true);
      }
      same((await turn(desk, id, true)).status, 200, 'The status with the Wallet');
    },
  },
  {
    id: 'staff.access',
    title: 'Who loses access is out at the next request (A-04)',
    needs: ['staff', 'client'],
    async run(context) {
      const {id, contact} = await context.arrange.client({});
      const mine = await context.as(contact);
      const desk = await context.asStaff();
      const {version} = await contactOf(desk, id, contact.id);
      const path = `/contacts/${contact.id}`;
      refused(await patch(desk, path, version + 1, {access: 'none'}), 'version_conflict');
      same((await mine.call('GET', '/session')).status, 200, 'The session before');
      const removed = await patch(desk, path, version, {access: 'none'});
      same((removed.body as Contact).portal?.access, 'none', 'The access');
      refused(await mine.call('GET', '/session'), 'session_expired');
    },
  },
  {
    id: 'staff.invite',
    title: 'Sending the invite again is the same act for the same contact (A-03)',
    needs: ['staff', 'client'],
    async run(context) {
      const {id, contact} = await context.arrange.client({hasPassword: false});
      const desk = await context.asStaff();
      const key = crypto.randomUUID();
      const first = await invite(desk, contact.id, key);
      const {portal} = first.body as Contact;
      same([portal?.access, portal?.invite.state], ['user', 'invited'], 'The contact');
      const replay = await invite(desk, contact.id, key);
      same(replay.headers.get('idempotency-replayed'), 'true', 'Idempotency-Replayed');
      same((replay.body as Contact).portal?.invite.count, portal?.invite.count, 'Invites sent');
      const again = (await invite(desk, contact.id)).body as Contact;
      same(again.portal?.invite.count, (portal?.invite.count ?? 0) + 1, 'Invites sent then');
      same((await contactsOf(desk, id)).length, 1, 'The contacts of the client');
    },
  },
  {
    id: 'staff.link',
    title: 'A payment link opens its invoice for a visitor until it is revoked (A-08)',
    needs: ['staff', 'invoice'],
    async run(context) {
      const {id} = await context.arrange.invoice({});
      const desk = await context.asStaff();
      const path = `/invoices/${id}/payment-links`;
      const key = crypto.randomUUID();
      const made = await desk.call('POST', path, {key});
      same(made.status, 201, 'The status');
      const link = made.body as PaymentLink;
      const opened = await openLink(context, tokenOf(link));
      same((opened.body as SessionTokens).session.link?.invoiceId, id, 'What it opens');
      const {url: _, ...rest} = link;
      const {items} = await desk.get<PaymentLinkList>(path);
      same(items, [rest], 'The links of the invoice');
      const replay = await desk.call('POST', path, {key});
      same(replay.body, rest, 'The same request again, whose answer has no address');
      const gone = await desk.call('DELETE', `/payment-links/${link.id}`);
      same(gone.status, 204, 'The status of revoking');
      refused(await openLink(context, tokenOf(link)), 'link_revoked');
    },
  },
  {
    id: 'staff.link-refused',
    title: 'An invoice that cannot be paid gets no payment link',
    needs: ['staff', 'invoice'],
    async run(context) {
      const desk = await context.asStaff();
      const make = async (id: string) =>
        desk.call('POST', `/invoices/${id}/payment-links`, {key: crypto.randomUUID()});
      const {id: paid} = await context.arrange.invoice({total: 5_000, paid: 5_000});
      refused(await make(paid), 'invoice_already_paid');
      const {id: optionless} = await context.arrange.invoice({options: []});
      refused(await make(optionless), 'invoice_not_payable');
    },
  },
  {
    id: 'staff.hold',
    title: 'A hold is listed until it is released, and its invoice can be paid then (L-17)',
    needs: ['staff', 'invoice'],
    async run(context) {
      const {id} = await context.arrange.invoice({isOnHold: true});
      const mine = await context.as();
      const desk = await context.asStaff();
      const {client} = await mine.get<SessionTokens['session']>('/session');
      const listed = async (clientId: string) =>
        (await desk.get<HoldPage>(`/holds?clientId=${clientId}`)).items;
      const hold = (await listed(client?.id ?? '')).find(({invoiceId}) => invoiceId === id);
      holds(hold !== undefined, 'The hold is not listed');
      same(await listed(unknown), [], 'Holds of an unknown client');
      const released = await desk.call('POST', `/holds/${hold.id}/release`);
      same(released.status, 200, 'The status');
      same((await mine.invoice(id)).notPayableReason, undefined, 'Why it cannot be paid');
      const left = await listed(client?.id ?? '');
      same(
        left.some((each) => each.id === hold.id),
        false,
        'Whether it is still listed',
      );
    },
  },
  {
    id: 'staff.outside-payment',
    title: 'What was paid elsewhere lowers what is due, once per reference',
    needs: ['staff', 'invoice'],
    async run(context) {
      const {id} = await context.arrange.invoice({total: 10_000});
      const desk = await context.asStaff();
      const path = `/invoices/${id}/outside-payments`;
      const body = {
        amount: 4_000,
        currency: 'USD',
        receivedOn: '2020-01-31',
        reference: 'Check 1042',
      };
      const booked = await desk.call('POST', path, {body});
      same(booked.status, 201, 'The status');
      const again = await desk.call('POST', path, {body});
      same((again.body as OutsidePayment).id, (booked.body as OutsidePayment).id, 'The payment');
      const mine = await context.as();
      same((await mine.invoice(id)).due.amount, 6_000, 'What is due');
      const other = {...body, reference: 'Check 1043', amount: 6_001};
      refused(await desk.call('POST', path, {body: other}), 'amount_out_of_range', 'amount');
    },
  },
];
