import type {Sql} from '../db/port.ts';
import type {Ids} from '../ports.ts';
import type {PayeeFirm} from './firm.ts';
import {labelOf} from './saved-method.ts';
import type {CheckedOrder} from './order.ts';
import {toTimestamp} from './time.ts';

/** Keeps what the payer was shown when they pressed Pay: who charges what, with which method (P-22). */
export async function storeConsent(
  sql: Sql,
  ids: Ids,
  {order, method, invoices, now}: CheckedOrder,
  firm: PayeeFirm,
  submissionId: string,
): Promise<void> {
  const numbers = new Map(invoices.map(({id, number}) => [id, number]));
  const items = order.items.map(({invoiceId, amount, currency}) => ({
    invoiceId,
    number: numbers.get(invoiceId),
    amount,
    currency,
  }));
  const shown = {
    items,
    charges: items.length,
    total: items.reduce((sum, {amount}) => sum + amount, 0),
    currency: items[0]?.currency,
    method: labelOf(method),
    statementName: firm.statementName,
    ...(method.mandate !== null && {mandate: method.mandate}),
  };
  const {consent, address, agent} = order;
  await sql.query(
    `insert into consents (id, submission_id, kind, text_version, locale, shown, address, agent,
       given_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9)`,
    [
      ids('cns'),
      submissionId,
      method.kind === 'us_bank_account' ? 'debit' : 'charge',
      consent.textVersion,
      consent.locale,
      JSON.stringify(shown),
      address,
      agent,
      toTimestamp(now),
    ],
  );
}
