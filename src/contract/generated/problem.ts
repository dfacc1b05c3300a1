// Generated from the schemas by `npm run contract`; change those instead.

import {
  array,
  boolean,
  integer,
  json,
  object,
  open,
  record,
  string,
  type Parser,
} from '../parse.ts';
import type * as types from './types.ts';

export const problemItem: Parser<types.ProblemItem> = object(
  {
    code: open(
      'validation_failed currency_mixed too_many_invoices idempotency_key_required unauthenticated session_expired sign_in_failed payment_declined authentication_required forbidden portal_off payments_unavailable not_found payment_method_not_found client_choice_required idempotency_key_burned invoice_not_payable invoice_changed invoice_payment_in_progress invoice_already_paid amount_out_of_range payment_method_unusable payment_method_in_use method_pending_verification verification_mismatch verification_closed invite_expired invite_superseded link_expired link_revoked sign_in_link_expired version_conflict idempotency_key_reused precondition_required rate_limited processor_unavailable',
    ),
  },
  {field: string(), invoiceId: string(), params: record(json)},
);

export const problem: Parser<types.Problem> = object(
  {type: string(), title: string(), status: integer, requestId: string(), retryable: boolean},
  {
    code: open(
      'validation_failed currency_mixed too_many_invoices idempotency_key_required unauthenticated session_expired sign_in_failed payment_declined authentication_required forbidden portal_off payments_unavailable not_found payment_method_not_found client_choice_required idempotency_key_burned invoice_not_payable invoice_changed invoice_payment_in_progress invoice_already_paid amount_out_of_range payment_method_unusable payment_method_in_use method_pending_verification verification_mismatch verification_closed invite_expired invite_superseded link_expired link_revoked sign_in_link_expired version_conflict idempotency_key_reused precondition_required rate_limited processor_unavailable',
    ),
    params: record(json),
    field: string(),
    errors: array(problemItem),
  },
);
