import {randomInt} from 'node:crypto';
import type {Ids} from './ports.ts';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
const length = 22;

/** 113 bits of chance, in characters that sort alike under every collation. */
export const randomIds: Ids = (prefix) => {
  const characters = Array.from({length}, () => alphabet[randomInt(alphabet.length)]);
  return `${prefix}_${characters.join('')}`;
};
