import {readdir, readFile} from 'node:fs/promises';
import type {SourceFile} from '../server/import/csv.ts';

/**
 * The CSV files of one of the demo's firms. In them `@-30` stands for the day thirty days before
 * `today`, so that the demo looks the same whenever it is first started.
 */
export async function seedFiles(firmKey: string, today: string): Promise<SourceFile[]> {
  const folder = new URL(`./${firmKey}/`, import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return {name, bytes: new TextEncoder().encode(withDates(text, today))};
    }),
  );
}

function withDates(text: string, today: string): string {
  return text.replace(/(?<=,)@([+-]\d+)(?=,|$)/gm, (_, days: string) => {
    const date = new Date(`${today}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + Number(days));
    return date.toISOString().slice(0, 10);
  });
}
