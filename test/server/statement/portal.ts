import type {Statement} from '../../../src/contract/types.ts';
import {statement as schema} from '../../../src/contract/statement.ts';
import {builders, openTestPortal, type TestPortal} from '../portal.ts';

/** A firm in New York with Ann and Abe of one client and Eve of another; it is 20 November 2026. */
export interface StatementPortal extends TestPortal {
  build: ReturnType<typeof builders>;
  /** Money of an invoice of `cli_1`. */
  book(
    invoiceId: string,
    amount: number,
    at: string,
    more?: Record<string, unknown>,
  ): Promise<void>;
  /** A transaction of a contact's, by card unless said otherwise. */
  pay(invoiceId: string, facts?: PaymentFacts): Promise<string>;
  statement(query?: string, email?: string): Promise<Statement>;
  /** A file as it was answered. */
  file(path: string, headers?: Record<string, string>): Promise<Response>;
}

interface PaymentFacts {
  by?: string;
  state?: string;
  amount?: number;
  kind?: 'card' | 'us_bank_account';
  at?: string;
}

export async function openPortal(): Promise<StatementPortal> {
  const portal = await openTestPortal();
  const build = builders(portal.db);
  await build.firm('alder', {address: ['48 Custom House Wharf']});
  await build.client('cli_1', {name: 'Northgate Holdings'});
  await build.client('cli_2');
  await build.contact('ann', {client_id: 'cli_1'});
  await build.contact('abe', {client_id: 'cli_1'});
  await build.contact('eve', {client_id: 'cli_2'});
  let entries = 0;
  let payments = 0;
  return {
    ...portal,
    build,
    book: (invoice_id, amount, booked_at, more = {}) =>
      build.insert('ledger', {
        id: `led_${++entries}`,
        firm_id: 'firm_alder',
        invoice_id,
        account: 'test',
        source: `source_${entries}`,
        kind: 'charge',
        amount,
        currency: 'USD',
        is_live: false,
        booked_at,
        ...more,
      }),
    async pay(invoice_id, facts = {}) {
      const {by = 'ann', state = 'succeeded', amount = 10_000, kind = 'card'} = facts;
      const {at = '2026-11-03T10:00:00Z'} = facts;
      const number = ++payments;
      await build.insert('submissions', {
        id: `sub_${number}`,
        firm_id: 'firm_alder',
        client_id: 'cli_1',
        principal_kind: 'contact',
        principal_id: by,
        method: JSON.stringify({kind, brand: 'visa', bankName: 'Harbor Bank', last4: '4242'}),
        currency: 'USD',
        created_at: at,
        authorized_until: at,
      });
      await build.insert('transactions', {
        id: `txn_${number}`,
        submission_id: `sub_${number}`,
        position: 0,
        invoice_id,
        amount,
        currency: 'USD',
        invoice_version: 1,
        state,
        failure: state === 'failed' ? JSON.stringify({code: 'insufficient_funds'}) : null,
        updated_at: at,
      });
      if (state !== 'succeeded' && state !== 'failed') {
        await portal.db.query('update invoices set pending = pending + $2 where id = $1', [
          invoice_id,
          amount,
        ]);
      }
      return `txn_${number}`;
    },
    async statement(query = '', email = 'ann@client.example') {
      const answer = await portal.call('GET', `/statement${query}`, {
        token: await portal.signIn(email),
      });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return schema.parse(answer.body);
    },
    file: async (path, headers = {}) =>
      portal.app.request(`/portal/v1/alder${path}`, {
        headers: {Authorization: `Bearer ${await portal.signIn('ann@client.example')}`, ...headers},
      }),
  };
}
