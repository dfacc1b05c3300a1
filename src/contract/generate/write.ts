import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {format, resolveConfig} from 'prettier';

/**
 * Writes generated files, formatted, into `folder`. With `--check` on the command line it writes
 * nothing, and the process fails when a file is out of date.
 */
export async function writeGenerated(
  folder: URL,
  files: Readonly<Record<string, string>>,
  command: string,
): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const stale: string[] = [];
  await mkdir(folder, {recursive: true});
  for (const [name, source] of Object.entries(files)) {
    const url = new URL(name, folder);
    const text = await format(source, {
      ...(await resolveConfig(url)),
      parser: name.endsWith('.json') ? 'json' : 'typescript',
    });
    const present = await readFile(url, 'utf8').catch(() => '');
    if (present === text) continue;
    if (isCheck) stale.push(name);
    else await writeFile(url, text);
  }
  if (stale.length > 0) {
    console.error(`Out of date: ${stale.join(', ')}. Run \`${command}\`.`);
    process.exitCode = 1;
  }
}
