import type {PaymentLink} from '../../../src/contract/types.ts';
import {linkState} from '../../../src/model/payment-link.ts';
import {Refusal} from '../refusal.ts';

export interface LinkRow {
  id: string;
  invoiceId: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
}

/** Of payment links `l`. */
export const linkColumns = `l.id, l.invoice_id as "invoiceId", l.created_at as "createdAt",
  l.expires_at as "expiresAt", l.revoked_at as "revokedAt"`;

export function toLink({revokedAt, ...link}: LinkRow, now: number): PaymentLink {
  const {expiresAt} = link;
  const state = linkState({expiresAt: Date.parse(expiresAt), isRevoked: revokedAt !== null}, now);
  return {...link, state};
}

/** Throws what whoever holds it is told: it has ended, or the firm has withdrawn it. */
export function requireOpen(row: Pick<LinkRow, 'expiresAt' | 'revokedAt'>, now: number): void {
  const isRevoked = row.revokedAt !== null;
  const state = linkState({expiresAt: Date.parse(row.expiresAt), isRevoked}, now);
  if (state === 'revoked') throw new Refusal('link_revoked');
  if (state === 'expired') throw new Refusal('link_expired');
}
