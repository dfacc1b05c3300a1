import {dateIn} from '../../src/model/calendar.ts';

const preload = new URL('../setup/shift-clock.ts', import.meta.url);
const hour = 3_600_000;

export interface Noon {
  /** The day there. */
  today: string;
  /** For the demo's process, whose noon it is when it starts. */
  environment: Record<string, string>;
}

/** A day of a firm's that does not end while a test looks at it, whenever the test runs. */
export function noonIn(timeZone: string): Noon {
  const now = Date.now();
  const shift = 12 * hour - timeOfDay(timeZone, now);
  return {
    today: dateIn(timeZone, now + shift),
    environment: {NODE_OPTIONS: `--import=${preload.href}`, CLOCK_SHIFT: String(shift)},
  };
}

/** Milliseconds since midnight; an hour off on a day that has not twenty-four. */
function timeOfDay(timeZone: string, instant: number): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = format.formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return part('hour') * hour + part('minute') * 60_000;
}
