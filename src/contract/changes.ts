import * as z from 'zod/mini';
import {named, openEnum} from './primitives.ts';

/** What a page may have to ask for again. */
export const changeKind = openEnum(['invoices', 'methods']);

export const changes = named(
  'Changes',
  z.strictObject({changed: z.array(changeKind)}),
  'The data of one event: names of what changed, never what it is now. The first one names what was missed.',
);

export const changesQuery = z.strictObject({
  /** Seconds, at most an hour: how old what is shown was when the stream was asked for. */
  age: z.optional(z.string().check(z.regex(/^(\d{1,3}|[12]\d{3}|3[0-5]\d\d|3600)$/))),
});
