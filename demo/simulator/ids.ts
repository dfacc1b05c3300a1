import {randomInt} from 'node:crypto';

/** Makes a new id with Stripe's prefix and length: `ids('pi')` is `pi_3…` and 23 more characters. */
export type Ids = (kind: string) => string;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const SHAPES: Record<string, {start: string; length: number}> = {
  cus: {start: '', length: 14},
  req: {start: '', length: 14},
  secret: {start: '', length: 25},
  pi: {start: '3', length: 23},
  ch: {start: '3', length: 23},
  py: {start: '3', length: 23},
  pyr: {start: '3', length: 23},
  re: {start: '3', length: 23},
  txn: {start: '3', length: 23},
};

/** `pick(n)` answers 0 ≤ x < n; give a seeded one for ids that repeat. */
export function createIds(pick: (below: number) => number = randomInt): Ids {
  return (kind) => {
    const {start, length} = SHAPES[kind] ?? {start: '1', length: 23};
    let random = '';
    while (random.length < length) random += ALPHABET.charAt(pick(ALPHABET.length));
    return `${kind}_${start}${random}`;
  };
}
