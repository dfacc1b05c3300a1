import type {Sql} from '../db/port.ts';
import type {Ids} from '../ports.ts';
import type {PayeeFirm} from './firm.ts';
import {labelOf, type PayingMethod} from './paying-method.ts';
import type {CheckedOrder} from './order.ts';
import {toTimestamp} from './time.ts';

/**
 * Keeps what the payer was shown when they pressed Pay: who charges what, with which method, and what
 * becomes of one entered anew (P-22). The id of a debit authorisation that the processor gives later
 * is added when it is known.
 */
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
  for (const kind of kindsOf(method)) {
    await sql.query(
      `insert into consents (id, submission_id, kind, text_version, locale, shown, address, agent,
         given_at)
       values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9)`,
      [
        ids('cns'),
        submissionId,
        kind,
        consent.textVersion,
        consent.locale,
        JSON.stringify(shown),
        address,
        agent,
        toTimestamp(now),
      ],
    );
  }
}

function kindsOf({kind, entered}: PayingMethod): string[] {
  const isBank = kind === 'us_bank_account';
  const kinds = [isBank ? 'debit' : 'charge'];
  if (entered?.save) kinds.push(isBank ? 'save_bank_account' : 'save_card');
  else if (entered?.way === 'setup') kinds.push('keep_until_final');
  return kinds;
}
