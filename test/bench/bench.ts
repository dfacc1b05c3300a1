/** What a benchmark found; it holds when every figure keeps its budget. */
export interface Report {
  name: string;
  figures: Figure[];
  /** What one must know to read them: which database, which sizes. */
  setting: string;
}

export interface Figure {
  name: string;
  value: number;
  unit: 'ms' | '×' | '';
  /** The most it may be. A figure without one is there to compare with. */
  budget?: number;
}

export const keepsBudget = ({value, budget}: Figure): boolean =>
  budget === undefined || value <= budget;

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export async function times<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let index = 0; index < count; index += 1) results.push(await work(index));
  return results;
}

export const grouped = (count: number): string => count.toLocaleString('en').replaceAll(',', ' ');
