import type {PortalClient} from '../types.ts';
import {idsOf} from './outcome.ts';
import type {Basis, Choice, Rest} from './plan.ts';
import type {Part, PaymentLine} from './state.ts';

/** What is left of a selection after its first parts were paid (S-14). */
const rests = new WeakMap<PortalClient, Rest>();

/** Null unless all that is left is asked for again. */
export function restOf(client: PortalClient, invoiceIds: readonly string[]): Rest | null {
  const rest = rests.get(client);
  const asked = new Set(invoiceIds);
  return rest && [...rest.ids].every((id) => asked.has(id)) ? rest : null;
}

/** What is left of `items` once `lines` are paid. */
export function rememberRest(
  client: PortalClient,
  {index: paidParts}: Part,
  {items}: Basis,
  lines: readonly PaymentLine[],
  {leftOut}: Choice,
): void {
  const sent = new Set(idsOf(lines));
  const currency = lines[0]?.amount.currency;
  const left = items.filter(
    ({id, payableAmount}) =>
      payableAmount.currency === currency && !sent.has(id) && !leftOut.has(id),
  );
  rests.set(client, {ids: new Set(left.map(({id}) => id)), paidParts});
}
