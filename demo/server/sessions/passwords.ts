import {randomBytes, scrypt, timingSafeEqual, type ScryptOptions} from 'node:crypto';
import {promisify} from 'node:util';

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);
const keyBytes = 32;
/** Node refuses costlier parameters than this many bytes. */
const memoryLimit = 256 * 1024 * 1024;

/** scrypt's parameters; memory is `128 · 2^logN · r` bytes. */
export interface PasswordCost {
  logN: number;
  r: number;
  p: number;
}

/** One of OWASP's recommended settings: 32 MiB, three passes. */
export const passwordCost: PasswordCost = {logN: 15, r: 8, p: 3};

/** A hash as it is stored: `scrypt$15$8$3$salt$key`, salt and key in base64url. */
interface PasswordHash {
  cost: PasswordCost;
  salt: Uint8Array;
  key: Uint8Array;
}

/**
 * @param salt One person's password at several clients is hashed under one salt, so that signing in
 *   takes one computation whatever the e-mail address stands for.
 */
export async function hashPassword(
  password: string,
  cost: PasswordCost,
  salt: Uint8Array = randomBytes(16),
): Promise<string> {
  const key = await deriveKey(password, cost, salt);
  const {logN, r, p} = cost;
  return ['scrypt', logN, r, p, encode(salt), encode(key)].join('$');
}

export function saltOf(hash: string): Uint8Array {
  return read(hash).salt;
}

/**
 * Which of the stored hashes the password fits. Hashes of one salt cost one computation; no hash
 * at all costs one too.
 */
export async function matchingHashes(
  password: string,
  hashes: readonly string[],
  cost: PasswordCost,
): Promise<Set<string>> {
  if (hashes.length === 0) await deriveKey(password, cost, randomBytes(16));
  const keys = new Map<string, Buffer>();
  const matching = new Set<string>();
  for (const hash of hashes) {
    const {cost: itsCost, salt, key} = read(hash);
    const recipe = hash.slice(0, hash.lastIndexOf('$'));
    const derived = keys.get(recipe) ?? (await deriveKey(password, itsCost, salt));
    keys.set(recipe, derived);
    if (timingSafeEqual(derived, key)) matching.add(hash);
  }
  return matching;
}

/** The same password typed on another keyboard may be composed differently: NFKC, as RFC 8265. */
function deriveKey(password: string, {logN, r, p}: PasswordCost, salt: Uint8Array) {
  const options = {N: 2 ** logN, r, p, maxmem: memoryLimit};
  return derive(password.normalize('NFKC'), salt, keyBytes, options);
}

function read(hash: string): PasswordHash {
  const [scheme, logN, r, p, salt, key] = hash.split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) {
    throw new Error('A stored password hash cannot be read');
  }
  return {
    cost: {logN: Number(logN), r: Number(r), p: Number(p)},
    salt: decode(salt),
    key: decode(key),
  };
}

const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const decode = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
