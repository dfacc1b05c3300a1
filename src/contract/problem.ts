import * as z from 'zod/mini';
import {described, id, named, openEnum} from './primitives.ts';

/** Every error code with its HTTP status and the kind of error the SDK makes of it. */
export const problemCodes = {
  validation_failed: {status: 400, kind: 'invalid'},
  currency_mixed: {status: 400, kind: 'invalid'},
  too_many_invoices: {status: 400, kind: 'invalid'},
  idempotency_key_required: {status: 400, kind: 'conflict'},
  unauthenticated: {status: 401, kind: 'session'},
  session_expired: {status: 401, kind: 'session'},
  sign_in_failed: {status: 401, kind: 'invalid'},
  payment_declined: {status: 402, kind: 'payment'},
  authentication_required: {status: 402, kind: 'payment'},
  forbidden: {status: 403, kind: 'permission'},
  portal_off: {status: 403, kind: 'permission'},
  payments_unavailable: {status: 403, kind: 'permission'},
  not_found: {status: 404, kind: 'missing'},
  payment_method_not_found: {status: 404, kind: 'missing'},
  client_choice_required: {status: 409, kind: 'conflict'},
  idempotency_key_burned: {status: 409, kind: 'conflict'},
  invoice_not_payable: {status: 409, kind: 'conflict'},
  invoice_changed: {status: 409, kind: 'conflict'},
  invoice_payment_in_progress: {status: 409, kind: 'conflict'},
  invoice_already_paid: {status: 409, kind: 'conflict'},
  amount_out_of_range: {status: 409, kind: 'conflict'},
  payment_method_unusable: {status: 409, kind: 'conflict'},
  payment_method_in_use: {status: 409, kind: 'conflict'},
  method_pending_verification: {status: 409, kind: 'conflict'},
  verification_mismatch: {status: 409, kind: 'conflict'},
  verification_closed: {status: 409, kind: 'conflict'},
  invite_expired: {status: 410, kind: 'missing'},
  invite_superseded: {status: 410, kind: 'missing'},
  link_expired: {status: 410, kind: 'missing'},
  link_revoked: {status: 410, kind: 'missing'},
  sign_in_link_expired: {status: 410, kind: 'missing'},
  version_conflict: {status: 412, kind: 'conflict'},
  idempotency_key_reused: {status: 422, kind: 'conflict'},
  precondition_required: {status: 428, kind: 'conflict'},
  rate_limited: {status: 429, kind: 'throttled'},
  processor_unavailable: {status: 503, kind: 'server'},
} as const;

export type ProblemCode = keyof typeof problemCodes;

const codes = Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]];

/** Values for the texts: scalars, or lists and small records of them (choices, amounts). */
const params = z.record(z.string(), z.unknown());

export const problemItem = named(
  'ProblemItem',
  z.strictObject({
    field: z.optional(z.string()),
    invoiceId: z.optional(id),
    code: openEnum(codes),
    params: z.optional(params),
  }),
  'One finding of a refused request: which field or which invoice, and why.',
);

export const problem = named(
  'Problem',
  z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int().check(z.minimum(400), z.maximum(599)),
    code: described(
      z.optional(openEnum(codes)),
      'The fact behind it; absent where the server itself failed.',
    ),
    params: z.optional(params),
    requestId: described(z.string(), 'What to tell support; the same as the header X-Request-Id.'),
    retryable: described(z.boolean(), 'Whether the same request can succeed later, unchanged.'),
    field: described(z.optional(z.string()), 'The field at fault, such as items.0.amount.'),
    errors: z.optional(z.array(problemItem)),
  }),
  "RFC 9457 problem details; title is for logs, people read the client's own texts by code.",
);
