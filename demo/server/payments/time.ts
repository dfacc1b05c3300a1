/** Milliseconds since the epoch, as the database reads them. */
export function toTimestamp(instant: number): string {
  return new Date(instant).toISOString();
}
