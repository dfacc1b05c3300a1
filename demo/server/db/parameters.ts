/** Collects the values of a statement that is put together: `add` answers their places. */
export class Parameters {
  readonly values: unknown[] = [];

  /** @returns `$1`, `$2`, … */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** `text` anywhere in a column, for `like`: its own wildcards mean themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
