import type {InvoiceDetail} from '../../../src/contract/types.ts';
import type {FirmFacts} from '../../../src/model/invoice-state.ts';
import {money} from '../../../src/model/money.ts';
import {asLinkSees} from '../../../src/model/payment-link.ts';
import type {Sql} from '../db/port.ts';
import type {Principal} from '../http/principal.ts';
import {Refusal} from '../refusal.ts';
import {isVisible} from './filter.ts';
import {findPayments, toInvoicePayment} from './payments.ts';
import {invoiceColumns, projectsColumn, type InvoiceRow, type ProjectName} from './rows.ts';
import {toInvoice} from './wire.ts';

interface LineRow {
  description: string;
  quantity: string | null;
  rate: number | null;
  amount: number;
  projectId: string | null;
}

interface TaxRow {
  name: string;
  amount: number;
}

type DetailRow = InvoiceRow & {projects: ProjectName[]; lines: LineRow[]; taxes: TaxRow[]};

/**
 * One invoice with all there is to it; a foreign one is as unknown as any other (A-07). By a payment
 * link that one alone, with nothing of others' payments, and less once it is paid (A-08).
 */
export async function readInvoice(
  sql: Sql,
  principal: Principal,
  firm: FirmFacts,
  id: string,
): Promise<InvoiceDetail> {
  const isByLink = principal.kind === 'link';
  if (isByLink && id !== principal.invoiceId) throw new Refusal('not_found');
  const [[row], all] = await Promise.all([
    findDetail(sql, principal.clientId, id),
    findPayments(sql, [id], principal),
  ]);
  if (!row) throw new Refusal('not_found');
  const payments = isByLink ? all.filter(({byMe}) => byMe) : all;
  const {currency} = row;
  const invoice = {
    ...toInvoice(row, firm, payments[0]),
    lines: row.lines.map(({rate, amount, ...line}) => ({
      ...line,
      rate: rate === null ? null : money(rate, currency),
      amount: money(amount, currency),
    })),
    subtotal: money(row.subtotal, currency),
    taxes: row.taxes.map(({name, amount}) => ({name, amount: money(amount, currency)})),
    payments: payments.map(toInvoicePayment),
  };
  return isByLink ? asLinkSees(invoice) : invoice;
}

/** A line's project that the contact may not see has no id here. */
function findDetail(sql: Sql, clientId: string, id: string): Promise<DetailRow[]> {
  return sql.query<DetailRow>(
    `select ${invoiceColumns}, ${projectsColumn},
       coalesce((
         select jsonb_agg(jsonb_build_object('description', l.description, 'quantity', l.quantity,
           'rate', l.rate, 'amount', l.amount, 'projectId', p.id) order by l.position)
         from invoice_lines l left join projects p on p.id = l.project_id and p.is_visible
         where l.invoice_id = i.id
       ), '[]') as lines,
       coalesce((
         select jsonb_agg(jsonb_build_object('name', x.name, 'amount', x.amount) order by x.position)
         from invoice_taxes x where x.invoice_id = i.id
       ), '[]') as taxes
     from invoices i
     where i.id = $1 and i.client_id = $2 and ${isVisible}`,
    [id, clientId],
  );
}
