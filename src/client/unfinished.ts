import {watchPayment} from './payment-flow/index.ts';
import {listPendingKeys} from './payment-flow/pending-keys.ts';
import type {PaymentNotice} from './payment-flow/state.ts';
import type {PortalClient} from './types.ts';
import type {Unfinished} from './unfinished-store.ts';

/** Payments of another page or another day that are still under way (FM-01, FM-02). */
export async function resumeUnfinished(
  client: PortalClient,
  unfinished: Unfinished,
  notify: ((notice: PaymentNotice) => void) | undefined,
): Promise<void> {
  for (const {key} of listPendingKeys(client)) watchPayment(client, unfinished, {key}, notify);
  const {items} = await client.api.listUnfinishedPayments();
  for (const {id} of items) watchPayment(client, unfinished, {submissionId: id}, notify);
}
