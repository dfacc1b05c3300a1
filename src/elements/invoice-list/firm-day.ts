import {dateIn} from '../../model/calendar.ts';

/** Midnight of every zone lies on a quarter of an hour. */
const quarter = 900_000;

/** Today in a zone; asked with each render, worked out again when it may have changed. */
export class FirmDay {
  #key = '';
  #date = '';

  /** `now` in milliseconds since the epoch. */
  at(now: number, timeZone: string): string {
    const key = `${Math.floor(now / quarter)} ${timeZone}`;
    if (key !== this.#key) {
      this.#key = key;
      this.#date = dateIn(timeZone, now);
    }
    return this.#date;
  }
}
