import type {Submission} from '../../contract/types.ts';
import type {PaymentReference, PortalClient} from '../types.ts';
import type {Unfinished} from '../unfinished-store.ts';
import {Flow} from './flow.ts';
import {listPendingKeys} from './pending-keys.ts';
import type {PaymentFlow, PaymentFlowOptions, PaymentNotice, ResumeOptions} from './state.ts';

/** Payments of this page that are not closed; a dialog may come back to one. */
const flows = new WeakMap<PortalClient, Set<Flow>>();

export function createPaymentFlow(
  client: PortalClient,
  unfinished: Unfinished,
  options: PaymentFlowOptions,
): PaymentFlow {
  const {selection} = client.selection.value;
  return open(client, unfinished, options, {
    invoiceIds: options.invoiceIds ?? [...selection.keys()],
    seen: selection,
  });
}

export function resumePaymentFlow(
  client: PortalClient,
  unfinished: Unfinished,
  reference: PaymentReference,
  options: ResumeOptions,
): PaymentFlow {
  const known = find(client, reference);
  if (known) known.attach(options);
  return (
    known ?? open(client, unfinished, options, {invoiceIds: idsOf(client, reference), reference})
  );
}

/** Payments of another page or another day that are still under way (FM-01, FM-02). */
export function resumeUnfinished(
  client: PortalClient,
  unfinished: Unfinished,
  known: readonly Submission[],
  notify: ((notice: PaymentNotice) => void) | undefined,
): void {
  for (const {key} of listPendingKeys(client)) watchPayment(client, unfinished, {key}, notify);
  for (const {id} of known) watchPayment(client, unfinished, {submissionId: id}, notify);
}

/** Goes on with a payment that nobody looks at yet. */
function watchPayment(
  client: PortalClient,
  unfinished: Unfinished,
  reference: PaymentReference,
  notify: ((notice: PaymentNotice) => void) | undefined,
): void {
  if (find(client, reference)) return;
  const invoiceIds = idsOf(client, reference);
  open(
    client,
    unfinished,
    {...(notify && {notify}), consent: unasked},
    {invoiceIds, reference},
  ).leave();
}

/** Nothing is sent by a payment that nobody looks at. */
function unasked(): never {
  throw new Error('This payment has no dialog');
}

function open(
  client: PortalClient,
  unfinished: Unfinished,
  options: ResumeOptions,
  start: ConstructorParameters<typeof Flow>[3],
): Flow {
  const flow = new Flow(client, unfinished, options, start);
  const all = flows.get(client) ?? new Set();
  flows.set(client, all.add(flow));
  const unsubscribe = flow.subscribe(() => {
    if (flow.value.phase !== 'closed') return;
    all.delete(flow);
    unsubscribe();
  });
  return flow;
}

function find(client: PortalClient, reference: PaymentReference): Flow | undefined {
  return [...(flows.get(client) ?? [])].find((flow) => flow.is(reference));
}

function idsOf(client: PortalClient, reference: PaymentReference): readonly string[] {
  if (!('key' in reference)) return [];
  return listPendingKeys(client).find(({key}) => key === reference.key)?.invoiceIds ?? [];
}
