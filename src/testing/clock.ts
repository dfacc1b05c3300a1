/** The portal's time: it starts where it is told to, runs or stands still, and can be moved on. */
export class PortalClock {
  #offset: number;
  readonly #isRunning: boolean;

  /** @param start Milliseconds since the epoch. */
  constructor(start: number, isRunning: boolean) {
    this.#isRunning = isRunning;
    this.#offset = isRunning ? start - Date.now() : start;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#isRunning ? Date.now() + this.#offset : this.#offset;
  }

  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }
}

/** RFC 3339 in UTC, as the wire has it. */
export function toInstant(time: number): string {
  return new Date(time).toISOString();
}
