const minute = 60_000;

/** How long what lasts, in milliseconds (API.md, General). */
export const lifetimes = {
  access: 10 * minute,
  /** A session that nobody uses ends. */
  idle: 30 * minute,
  /** No session outlives a working day, however much it is used. */
  whole: 12 * 60 * minute,
  /** A sign-in that may change the password. */
  fresh: 15 * minute,
  /** "Used" is written at most this often. */
  touch: minute,
} as const;
