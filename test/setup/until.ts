import {setTimeout as wait} from 'node:timers/promises';
import {inspect} from 'node:util';

/** Milliseconds. No wait says anything about speed: a busy machine takes its time. */
const patience = 120_000;
/** Milliseconds between two looks. */
const pace = 50;

/**
 * Looks again and again until what is seen is so, and resolves with it. After two minutes it rejects
 * and says what was seen last; what throws is not looked at again.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  isSo: (seen: T) => boolean,
): Promise<T> {
  let last: unknown = 'nothing';
  let isOver = false;
  const lookAgain = async () => {
    for (;;) {
      const seen = await look();
      if (isOver || isSo(seen)) return seen;
      last = seen;
      await wait(pace);
    }
  };
  try {
    return await inTime(what, lookAgain(), {lastSeen: () => inspect(last, {depth: 4})});
  } finally {
    isOver = true;
  }
}

interface Late {
  lastSeen: () => string;
  /** Milliseconds, for what takes long by nature. */
  limit?: number;
}

/** The same for something that comes by itself. */
export async function inTime<T>(
  what: string,
  coming: Promise<T>,
  {lastSeen, limit = patience}: Late,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`Waited ${limit / 1000} s in vain ${what}; seen last: ${lastSeen()}`));
  }, limit);
  try {
    return await Promise.race([coming, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
