import {createHash, randomBytes} from 'node:crypto';

/** 256 bits from the system's source of chance, fit for a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What of a token is stored. Tokens are too long to guess, so a plain hash is enough. */
export function hashToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}
