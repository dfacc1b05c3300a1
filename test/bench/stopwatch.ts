/** Calls through it are counted by the time their caller waits for them. */
export interface Stopwatch<T> {
  watched: T;
  /** Milliseconds that calls have taken so far. */
  spent(): number;
}

/** Stands in front of a port: what `port` takes is not the time of whoever calls it. */
export function stopwatch<T extends object>(port: T): Stopwatch<T> {
  let spent = 0;
  const watch =
    (call: AnyCall): AnyCall =>
    async (...input) => {
      const start = performance.now();
      try {
        return await call(...input);
      } finally {
        spent += performance.now() - start;
      }
    };
  const members = Object.entries(port).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === 'function' ? watch(member as AnyCall) : member,
  ]);
  return {watched: Object.fromEntries(members) as T, spent: () => spent};
}

type AnyCall = (...input: unknown[]) => Promise<unknown>;
