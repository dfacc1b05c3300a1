import {listPendingKeys} from '../client/payment-flow/pending-keys.ts';
import type {PaymentReference, PortalClient} from '../client/types.ts';
import type {Invoice} from '../contract/types.ts';

/**
 * A payment of this invoice that was begun before the page was there, and may still go on: by this tab
 * without an answer (FM-01), or by the same payer anywhere (FM-02).
 */
export async function findUnfinished(
  client: PortalClient,
  {id, notPayableReason}: Pick<Invoice, 'id' | 'notPayableReason'>,
): Promise<PaymentReference | null> {
  const sent = listPendingKeys(client).find(({invoiceIds}) => invoiceIds.includes(id));
  if (sent) return {key: sent.key};
  // While a payment is active nothing else can be paid (API.md, invoices).
  if (notPayableReason !== 'processing') return null;
  const {items} = await client.api.listUnfinishedPayments();
  const found = items.find(({transactions}) =>
    transactions.some(({invoiceId}) => invoiceId === id),
  );
  return found ? {submissionId: found.id} : null;
}
