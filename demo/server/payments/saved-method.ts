import {ineligibility} from '../../../src/model/method-eligibility.ts';
import type {MethodLabel} from '../../../src/contract/types.ts';
import type {PaymentOption} from '../../../src/model/invoice-state.ts';
import type {Sql} from '../db/port.ts';
import type {Payer} from './payer.ts';
import {Refusal} from '../refusal.ts';

/** A method of the payer's own, locked: it cannot be deleted while a payment with it is stored. */
export interface SavedMethod {
  id: string;
  kind: PaymentOption;
  brand: string | null;
  bankName: string | null;
  last4: string;
  expMonth: number | null;
  expYear: number | null;
  status: 'active' | 'pending_verification' | 'unusable';
  fingerprint: string | null;
  mandate: string | null;
}

export async function lockMethod(sql: Sql, payer: Payer, id: string): Promise<SavedMethod> {
  const [method] = await sql.query<SavedMethod>(
    `select id, kind, brand, bank_name as "bankName", last4, exp_month as "expMonth",
       exp_year as "expYear", status, fingerprint, mandate
     from payment_methods
     where id = $1 and contact_id = $2 and status <> 'removing' for update`,
    [id, payer.id],
  );
  if (!method || payer.kind !== 'contact') throw new Refusal('payment_method_not_found');
  return method;
}

/** Whether it can pay anything at all; what each invoice takes is checked with the invoices. */
export function requireUsable(method: SavedMethod, today: string): void {
  const {kind, status, expMonth, expYear} = method;
  const judged = {
    kind,
    status,
    ...(expMonth !== null && {expMonth}),
    ...(expYear !== null && {expYear}),
  };
  const reason = ineligibility(judged, [], today)?.reason;
  if (reason === 'pending_verification') throw new Refusal('method_pending_verification');
  if (reason) throw new Refusal('payment_method_unusable', {params: {reason}});
}

export function labelOf({kind, brand, bankName, last4}: SavedMethod): MethodLabel {
  return {kind, ...(brand !== null && {brand}), ...(bankName !== null && {bankName}), last4};
}
