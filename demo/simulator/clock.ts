import type {Store} from './store.ts';

const DAY = 86_400_000;

/** The processor's time: the machine's, moved forward by the days that someone asked for. */
export interface Clock {
  /** Unix seconds. */
  now(): number;
  /** The machine's, in Unix seconds. */
  realNow(): number;
  advancedDays(): number;
  advance(days: number): void;
}

/** The days are kept in the store: a restarted simulator does not go back in time. */
export function createClock(store: Store, base: () => number = Date.now): Clock {
  const advancedDays = () => Number(store.setting('advanced_days') ?? 0);
  return {
    realNow: () => Math.floor(base() / 1000),
    now: () => Math.floor((base() + advancedDays() * DAY) / 1000),
    advancedDays,
    advance: (days) => store.setSetting('advanced_days', String(advancedDays() + days)),
  };
}
