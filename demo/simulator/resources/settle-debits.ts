import {
  type DebitFailure,
  debitFailures,
  type LateReturn,
  RETURNS_LATE_AFTER_DAYS,
} from '../behaviour/bank-accounts.ts';
import {docUrl} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {finishCharge} from './charges.ts';
import {createDispute} from './disputes.ts';
import {deactivateMandates} from './mandates.ts';

const DAY = 86_400;

/** The bank's answer to a debit, on its day. */
export function endDebit(account: Account, row: Row<'payment_intent'>): void {
  const {debit, late} = row.facts;
  if (late) takeBack(account, row, late);
  if (debit?.kind === 'settle') settle(account, row, debit.late);
  if (debit?.kind === 'return') giveBack(account, row, debitFailures[debit.failure]);
}

function settle(
  account: Account,
  {object}: Row<'payment_intent'>,
  late: LateReturn | undefined,
): void {
  const charge = object.latest_charge as string;
  finishCharge(account, charge, {status: 'succeeded'});
  const paid = {...object, amount_received: object.amount, status: 'succeeded'} as const;
  const isLater = late === 'insufficient_funds';
  account.put('payment_intent', {
    object: paid,
    facts: isLater ? {late} : {},
    dueAt: isLater ? account.now + RETURNS_LATE_AFTER_DAYS * DAY : null,
  });
  if (late && !isLater) createDispute(account, charge, {reason: late, isFinal: true});
}

/** Stripe shows the return of a debit that was paid as a dispute which is lost from the start. */
function takeBack(account: Account, {object}: Row<'payment_intent'>, late: LateReturn): void {
  account.put('payment_intent', {object, facts: {}, dueAt: null});
  createDispute(account, object.latest_charge as string, {reason: late, isFinal: true});
}

function giveBack(account: Account, {object}: Row<'payment_intent'>, failure: DebitFailure): void {
  const {code, message, blocks} = failure;
  const charge = object.latest_charge as string;
  finishCharge(account, charge, {status: 'failed', code, message});
  const method = account.find('payment_method', object.payment_method as string)!;
  if (blocks) block(account, method, blocks);
  account.put('payment_intent', {
    object: {
      ...object,
      last_payment_error: {
        charge,
        code,
        doc_url: docUrl(code),
        message,
        payment_method: account.find('payment_method', method.object.id)!.object,
        type: 'invalid_request_error',
      },
      payment_method: null,
      status: 'requires_payment_method',
    },
    facts: {},
    dueAt: null,
  });
}

/** The account is of no more use, and neither is the authorisation to debit it. */
function block(
  account: Account,
  method: Row<'payment_method'>,
  {reason, networkCode}: NonNullable<DebitFailure['blocks']>,
): void {
  const bank = method.object.us_bank_account!;
  account.put('payment_method', {
    ...method,
    object: {
      ...method.object,
      us_bank_account: {
        ...bank,
        status_details: {blocked: {network_code: networkCode, reason}},
      },
    },
  });
  deactivateMandates(account, method.object.id);
}
