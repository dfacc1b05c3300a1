import {invalidRequest} from '../protocol/errors.ts';

/** The account's own name on a card statement, before the suffix. */
const PREFIX = 'DEMO FIRM';
const MAX_LENGTH = 22;

/** https://docs.stripe.com/get-started/account/statement-descriptors, "requirements" */
export function checkSuffix(suffix: string): void {
  const refuse = (rule: string) =>
    invalidRequest(`The statement descriptor suffix ${rule}`, {
      param: 'statement_descriptor_suffix',
    });
  if (suffix.length > MAX_LENGTH) throw refuse(`must be at most ${MAX_LENGTH} characters.`);
  if (/[<>\\'"*]/.test(suffix)) throw refuse('must not contain any of < > \\ \' " *.');
  if (!/^[\x20-\x7e\u00a0-\u024f]*$/.test(suffix)) throw refuse('must use Latin characters only.');
  if (!/\p{L}/u.test(suffix)) throw refuse('must contain at least one letter.');
}

/** What the cardholder reads; too long a suffix is cut, as on a real statement. */
export function fullDescriptor(suffix: string | null): string {
  return (suffix === null ? PREFIX : `${PREFIX}* ${suffix}`).slice(0, MAX_LENGTH);
}
