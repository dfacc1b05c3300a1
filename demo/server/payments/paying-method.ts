import {ineligibility} from '../../../src/model/method-eligibility.ts';
import type {Instrument, MethodLabel} from '../../../src/contract/types.ts';
import type {PaymentOption} from '../../../src/model/invoice-state.ts';
import type {Sql} from '../db/port.ts';
import {invalid} from '../http/body.ts';
import {claimToken, type NewMethod, readToken} from '../methods/token.ts';
import type {Ports} from '../ports.ts';
import type {PayeeFirm} from './firm.ts';
import type {Payer} from './payer.ts';
import {Refusal} from '../refusal.ts';

/** What a submission is paid with: a saved method, locked, or one entered anew. */
export interface PayingMethod {
  /** Of the saved entry; null for one entered anew. */
  id: string | null;
  kind: PaymentOption;
  brand: string | null;
  bankName: string | null;
  last4: string;
  expMonth: number | null;
  expYear: number | null;
  status: 'active' | 'pending_verification' | 'unusable';
  fingerprint: string | null;
  mandate: string | null;
  /** Null for a saved one. */
  entered: EnteredMethod | null;
}

export interface EnteredMethod extends NewMethod {
  /**
   * `token`: one invoice, not saved: the token pays. `setup`: the method is set up with its bank
   * first, then charged once for each invoice.
   */
  way: 'token' | 'setup';
  save: boolean;
  makeDefault: boolean;
}

const field = 'instrument.confirmationToken';

/**
 * Checks a method entered anew with the processor, before anything is stored; null for a saved one.
 * Throws {@link Refusal}.
 */
export async function checkEntered(
  ports: Ports,
  firm: PayeeFirm,
  payer: Payer,
  {items, instrument}: {items: readonly unknown[]; instrument: Instrument},
): Promise<EnteredMethod | null> {
  if (instrument.kind === 'saved') return null;
  const {save, makeDefault = false} = instrument;
  if (makeDefault && !save) throw invalid('instrument.makeDefault');
  // A payment link keeps nothing, so it pays what a token pays: one invoice.
  if (payer.kind === 'link' && (save || items.length > 1)) throw new Refusal('forbidden');
  const way = items.length === 1 && !save ? 'token' : 'setup';
  const method = await readToken(ports, {
    account: firm.stripeAccount,
    token: instrument.confirmationToken,
    use: way === 'token' ? 'once' : 'on_session',
    field,
  });
  return {...method, way, save, makeDefault};
}

/** What pays; a saved method is locked, so that it cannot be deleted meanwhile. */
export async function takeMethod(
  sql: Sql,
  payer: Payer,
  instrument: Instrument,
  entered: EnteredMethod | null,
): Promise<PayingMethod> {
  if (instrument.kind === 'saved') return lockMethod(sql, payer, instrument.paymentMethodId);
  if (!entered) throw new Error('A method entered anew is checked first');
  const {kind, described} = entered;
  return {
    id: null,
    kind,
    brand: described.brand ?? null,
    bankName: described.bankName ?? null,
    last4: described.last4,
    expMonth: described.expMonth ?? null,
    expYear: described.expYear ?? null,
    status: 'active',
    fingerprint: described.fingerprint ?? null,
    mandate: null,
    entered,
  };
}

/** One submission alone uses a token, even where two arrive together. */
export async function claimEntered(sql: Sql, {entered}: PayingMethod, now: number): Promise<void> {
  if (entered) await claimToken(sql, entered, field, now);
}

async function lockMethod(sql: Sql, payer: Payer, id: string): Promise<PayingMethod> {
  // A payment link has no saved methods.
  if (payer.kind !== 'contact') throw new Refusal('forbidden');
  const [method] = await sql.query<Omit<PayingMethod, 'entered'>>(
    `select id, kind, brand, bank_name as "bankName", last4, exp_month as "expMonth",
       exp_year as "expYear", status, fingerprint, mandate
     from payment_methods
     where id = $1 and contact_id = $2 and status not in ('removing', 'removed') for update`,
    [id, payer.id],
  );
  if (!method) throw new Refusal('payment_method_not_found');
  return {...method, entered: null};
}

/** Whether it can pay anything at all; what each invoice takes is checked with the invoices. */
export function requireUsable(method: PayingMethod, today: string): void {
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

export function labelOf({
  kind,
  brand,
  bankName,
  last4,
}: Pick<PayingMethod, 'kind' | 'brand' | 'bankName' | 'last4'>): MethodLabel {
  return {kind, ...(brand !== null && {brand}), ...(bankName !== null && {bankName}), last4};
}
