/** How long changes are kept: whoever was away for longer is told that everything may have changed. */
export const keptFor = 60 * 60_000;

/** Up to where somebody has heard: every database transaction below `xid`. */
export interface Cursor {
  xid: bigint;
  at: number;
}

/** As the id of an event of the stream. */
export function toEventId({xid, at}: Cursor): string {
  return `${xid}.${at}`;
}

/** Null for what is none of ours; the value comes from a request. */
export function fromEventId(id: string | undefined): Cursor | null {
  const [, xid, at] = /^(\d{1,18})\.(\d{1,15})$/.exec(id ?? '') ?? [];
  return xid === undefined ? null : {xid: BigInt(xid), at: Number(at)};
}
