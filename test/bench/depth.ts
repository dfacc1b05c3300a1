/** A request and its answer, in milliseconds. */
export interface Exchange {
  path: string;
  start: number;
  end: number;
}

/**
 * How many requests came one after the other, each begun when the one before was answered: the
 * length of the longest waterfall. Requests side by side count once.
 */
export function requestDepth(exchanges: readonly Exchange[]): number {
  const depths = new Map<Exchange, number>();
  const ordered = exchanges.toSorted((one, other) => one.start - other.start);
  for (const exchange of ordered) {
    const before = ordered.filter(({end}) => end <= exchange.start);
    depths.set(exchange, 1 + Math.max(0, ...before.map((each) => depths.get(each) ?? 0)));
  }
  return Math.max(0, ...depths.values());
}
