import {readdir, readFile, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {StartError} from '../start-error.ts';
import type {SourceFile} from './csv.ts';

/** The CSV files of a folder, or the one file; throws {@link StartError} when there are none. */
export async function readSources(path: string): Promise<SourceFile[]> {
  const stats = await stat(path).catch(() => null);
  if (stats === null) throw new StartError(`There is no file or folder ${path}.`);
  const paths = stats.isDirectory() ? await csvFilesOf(path) : [path];
  if (paths.length === 0) throw new StartError(`There are no CSV files in ${path}.`);
  return Promise.all(
    paths.map(async (file) => ({name: basename(file), bytes: await readFile(file)})),
  );
}

async function csvFilesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true});
  return entries
    .filter((entry) => !entry.isDirectory() && /\.csv$/i.test(entry.name))
    .map(({name}) => name)
    .sort()
    .map((name) => join(folder, name));
}
