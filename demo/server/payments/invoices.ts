import type {InvoiceFacts, PaymentOption} from '../../../src/model/invoice-state.ts';
import type {Sql} from '../db/port.ts';

/** An invoice as a payment of it needs it. */
export interface PayableInvoice {
  id: string;
  number: string;
  version: number;
  facts: InvoiceFacts;
}

interface InvoiceRow extends Omit<InvoiceFacts, 'options'> {
  id: string;
  number: string;
  version: number;
  options: PaymentOption[];
}

/** Those of `ids` that a client may see at all: sent, not hidden; in the order of their ids. */
export async function loadInvoices(
  sql: Sql,
  ids: readonly string[],
  {clientId = null, isLocked = false}: {clientId?: string | null; isLocked?: boolean} = {},
): Promise<PayableInvoice[]> {
  const rows = await sql.query<InvoiceRow>(
    `select id, number, version, currency, total, paid, pending, has_active as "hasActive",
       is_on_hold as "isOnHold", due_on as "dueOn", payment_options as options
     from invoices
     where id = any($1) and state = 'sent' and not is_hidden
       and ($2::text is null or client_id = $2)
     order by id ${isLocked ? 'for update' : ''}`,
    [ids, clientId],
  );
  return rows.map(({id, number, version, ...facts}) => ({id, number, version, facts}));
}
