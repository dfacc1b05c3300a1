import type {PaymentLink} from '../../../src/contract/types.ts';
import {invoiceState} from '../../../src/model/invoice-state.ts';
import {linkEnd} from '../../../src/model/payment-link.ts';
import type {Sql} from '../db/port.ts';
import {firmFacts, type Firm} from '../firms/firm.ts';
import {bindKey, pointKeyTo, type KeyedRequest} from '../payments/idempotency.ts';
import {loadInvoices} from '../payments/invoices.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';
import {hashToken, newToken} from '../sessions/tokens.ts';
import type {AppSettings} from '../settings.ts';
import {record} from '../staff/audit.ts';
import type {StaffPrincipal} from '../staff/principal.ts';
import {linkColumns, toLink, type LinkRow} from './link.ts';

type LinkPorts = Pick<Ports, 'db' | 'clock' | 'ids'>;

export interface MadeLink {
  link: PaymentLink;
  isReplayed: boolean;
}

/**
 * Makes a link to an invoice that can be paid now. Its address is in this answer alone: what is stored
 * cannot be turned back into it, so a replay of the request has none.
 */
export async function makeLink(
  {db, ...ports}: LinkPorts,
  {firm, settings}: {firm: Firm; settings: Pick<AppSettings, 'publicUrl'>},
  staff: StaffPrincipal,
  {invoiceId, request}: {invoiceId: string; request: KeyedRequest},
): Promise<MadeLink> {
  const now = ports.clock.now();
  return db.transaction(async (sql) => {
    const before = await bindKey(sql, staff, request, now);
    if (before !== null) {
      return {link: toLink(await readLink(sql, before), now), isReplayed: true};
    }
    const dueOn = await requirePayable(sql, firm, invoiceId, now);
    const {today} = firmFacts(firm, now);
    const token = newToken();
    const row = {
      id: ports.ids('lnk'),
      invoiceId,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(linkEnd({dueOn, today}, now)).toISOString(),
      revokedAt: null,
    };
    await sql.query(
      `insert into payment_links (id, invoice_id, token_hash, created_at, expires_at)
       values ($1, $2, $3, $4, $5)`,
      [row.id, invoiceId, hashToken(token), row.createdAt, row.expiresAt],
    );
    await pointKeyTo(sql, staff, request.key, {madeId: row.id});
    await record(sql, {...ports}, staff, {
      action: 'payment_link.made',
      subject: invoiceId,
      details: {linkId: row.id, expiresAt: row.expiresAt},
    });
    const url = await addressOf(sql, firm, settings, token);
    return {link: {...toLink(row, now), url}, isReplayed: false};
  });
}

async function requirePayable(
  sql: Sql,
  firm: Firm,
  invoiceId: string,
  now: number,
): Promise<string | null> {
  await requireInvoice(sql, firm.id, invoiceId);
  if (!firm.takesPayments) throw new Refusal('payments_unavailable');
  const [invoice] = await loadInvoices(sql, [invoiceId]);
  if (!invoice) throw new Refusal('not_found');
  const {notPayableReason: reason} = invoiceState(invoice.facts, firmFacts(firm, now));
  if (reason === 'paid') throw new Refusal('invoice_already_paid');
  if (reason !== null) throw new Refusal('invoice_not_payable', {params: {reason}});
  return invoice.facts.dueOn;
}

/** An invoice of another firm is as unknown as any. */
export async function requireInvoice(sql: Sql, firmId: string, id: string): Promise<void> {
  const rows = await sql.query('select from invoices where id = $1 and firm_id = $2', [id, firmId]);
  if (rows.length === 0) throw new Refusal('not_found');
}

async function readLink(sql: Sql, id: string): Promise<LinkRow> {
  const [row] = await sql.query<LinkRow>(
    `select ${linkColumns} from payment_links l where l.id = $1`,
    [id],
  );
  if (!row) throw new Error(`There is no link ${id}`);
  return row;
}

/** The token stands in the fragment, which no server ever sees. */
async function addressOf(
  sql: Sql,
  {id, allowedOrigins}: Firm,
  {publicUrl}: Pick<AppSettings, 'publicUrl'>,
  token: string,
): Promise<string> {
  const [row] = await sql.query<{payPage: string | null}>(
    'select pay_page as "payPage" from firms where id = $1',
    [id],
  );
  const page = new URL(row?.payPage ?? '/pay/', allowedOrigins[0] ?? publicUrl);
  page.hash = `portal-link=${token}`;
  return page.href;
}
