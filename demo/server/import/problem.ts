/** Something that keeps an import from being loaded: where it stands and what is wrong with it. */
export interface Problem {
  /** Null for what concerns no file, such as the firm. */
  file: string | null;
  /** Line of the file where the row begins, counted from 1; null for the file as a whole. */
  line: number | null;
  /** Column name; null for the row as a whole. */
  field: string | null;
  /** One sentence for the person who made the file. */
  message: string;
}

/** `invoices.csv, line 14, total: …` */
export function describeProblem({file, line, field, message}: Problem): string {
  if (file === null) return message;
  const place = [file, line === null ? null : `line ${line}`, field].filter(
    (part) => part !== null,
  );
  return `${place.join(', ')}: ${message}`;
}

/** In the order in which a person would work through the files. */
export function sortProblems(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const ranks = new Map<string | null, number>(files.map((file, index) => [file, index]));
  const rankOf = ({file}: Problem) => ranks.get(file) ?? files.length;
  return [...problems].sort(
    (one, other) => rankOf(one) - rankOf(other) || (one.line ?? 0) - (other.line ?? 0),
  );
}

/** A value as it stands in the file, short enough for a sentence. */
export function quote(value: string): string {
  const characters = [...value];
  const shown = characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : value;
  return `“${shown}”`;
}
