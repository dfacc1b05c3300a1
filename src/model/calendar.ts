/** Calendar dates are plain `YYYY-MM-DD` text: they compare as text and never shift with a zone. */

/** Today's date in `timeZone` at `instant` (milliseconds since the epoch). */
export function dateIn(timeZone: string, instant: number): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Whole days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Past due starts the day after the due date, in the firm's time zone (L-05). */
export function isPastDue(dueOn: string | null, today: string): boolean {
  return dueOn !== null && dueOn < today;
}

/** `date` moved on by `days` (0 or more), not counting Saturdays and Sundays when `businessDays`. */
export function addDays(date: string, days: number, {businessDays = false} = {}): string {
  const moved = new Date(`${date}T00:00:00Z`);
  for (let left = days; left > 0;) {
    moved.setUTCDate(moved.getUTCDate() + 1);
    const isWeekend = moved.getUTCDay() === 0 || moved.getUTCDay() === 6;
    if (!businessDays || !isWeekend) left -= 1;
  }
  return moved.toISOString().slice(0, 10);
}
