import type {InvoiceFacts, PaymentOption} from '../../../src/model/invoice-state.ts';

/** An invoice's own row. */
export interface InvoiceRow extends Omit<InvoiceFacts, 'options'> {
  id: string;
  number: string;
  issuedOn: string;
  subtotal: number;
  paymentOptions: PaymentOption[];
  version: number;
}

export const invoiceColumns = `i.id, i.number, i.issued_on as "issuedOn", i.due_on as "dueOn",
  i.currency, i.subtotal, i.total, i.paid, i.pending, i.has_active as "hasActive",
  i.is_on_hold as "isOnHold", i.payment_options as "paymentOptions", i.version`;

export interface ProjectName {
  id: string;
  name: string;
}

/** The invoice's projects that a contact may see, in the invoice's own order. */
export const projectsColumn = `coalesce((
    select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by ip.position, p.id)
    from invoice_projects ip join projects p on p.id = ip.project_id
    where ip.invoice_id = i.id and p.is_visible
  ), '[]') as projects`;

export function factsOf({paymentOptions, ...row}: InvoiceRow): InvoiceFacts {
  return {...row, options: paymentOptions};
}
