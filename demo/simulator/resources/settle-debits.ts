import {type DebitFailure, debitFailures} from '../behaviour/bank-accounts.ts';
import {docUrl} from '../protocol/errors.ts';
import type {Account} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {finishCharge} from './charges.ts';
import {deactivateMandates} from './mandates.ts';

/** The bank's answer to a debit, on its day. */
export function endDebit(account: Account, row: Row<'payment_intent'>): void {
  const {debit} = row.facts;
  if (debit?.kind === 'settle') settle(account, row, debit.isDisputed === true);
  if (debit?.kind === 'return') giveBack(account, row, debitFailures[debit.failure]);
}

function settle(account: Account, {object}: Row<'payment_intent'>, isDisputed: boolean): void {
  finishCharge(account, object.latest_charge as string, {status: 'succeeded', isDisputed});
  account.put('payment_intent', {
    object: {...object, amount_received: object.amount, status: 'succeeded'},
    facts: {},
    dueAt: null,
  });
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
