/** The backend does something else than the contract says. */
export class Failed extends Error {
  override readonly name = 'Failed';
}

/** Nothing could be found out: the data at hand does not allow for it. */
export class NotRun extends Error {
  override readonly name = 'NotRun';
}

export function holds(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Failed(otherwise);
}

/** By value; `what` names it in the finding. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [show(actual), show(expected)];
  if (found !== wanted) throw new Failed(`${what} is ${found}, expected ${wanted}`);
}

function show(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => sorted(part)) as string | undefined;
  return text ?? 'undefined';
}

/** The order of keys has no meaning. */
function sorted(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
}
