import * as z from 'zod/mini';
import {calendarDate, consent, id, instant, named, openEnum, text, version} from './primitives.ts';
import {methodKinds} from './payment-parts.ts';

export const methodStatuses = [
  'active',
  'pending_verification',
  'expired',
  'unusable',
  'removing',
] as const;

export const paymentMethod = named(
  'PaymentMethod',
  z.strictObject({
    id,
    kind: openEnum(methodKinds),
    brand: z.optional(text),
    bankName: z.optional(text),
    last4: z.string().check(z.regex(/^[0-9A-Za-z]{4}$/)),
    expMonth: z.optional(z.int().check(z.minimum(1), z.maximum(12))),
    expYear: z.optional(z.int().check(z.minimum(2000), z.maximum(9999))),
    holder: z.optional(text),
    isDefault: z.boolean(),
    status: openEnum(methodStatuses),
    unusableReason: z.optional(openEnum(['account_closed', 'verification_failed'])),
    verification: z.optional(
      z.strictObject({type: openEnum(['amounts', 'descriptor_code']), arrivesOn: calendarDate}),
    ),
    addedAt: instant,
    version,
  }),
  'A saved payment method, seen by its owner alone.',
);

export const paymentMethodList = named(
  'PaymentMethodList',
  z.strictObject({items: z.array(paymentMethod)}),
);

export const paymentMethodRequest = named(
  'PaymentMethodRequest',
  z.strictObject({
    confirmationToken: z.string().check(z.minLength(1), z.maxLength(200)),
    makeDefault: z.boolean(),
    consent,
  }),
);

export const methodSetup = named(
  'MethodSetup',
  z.strictObject({
    setupId: id,
    action: z.strictObject({kind: openEnum(['confirm_setup']), clientSecret: z.string()}),
  }),
  '202: the bank wants to confirm the card before it is saved.',
);

const depositAmount = z.int().check(z.minimum(1), z.maximum(99));

export const verificationRequest = named(
  'VerificationRequest',
  z.union([
    z.strictObject({amounts: z.array(depositAmount).check(z.minLength(2), z.maxLength(2))}),
    z.strictObject({descriptorCode: z.string().check(z.regex(/^SM[0-9A-Z]{4}$/))}),
  ]),
);

export const defaultRequest = named('DefaultRequest', z.strictObject({isDefault: z.literal(true)}));

export const methodDeleted = named(
  'MethodDeleted',
  z.strictObject({deleted: z.literal(true), newDefaultId: z.nullable(id)}),
);
