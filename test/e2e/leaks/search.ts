import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Db} from '../../../demo/server/db/port.ts';

/** A text, and where it was seen. */
export interface Note {
  place: string;
  text: string;
}

/** What each secret is, by its value. */
export type Secrets = Map<string, string>;

/** Where a secret belongs: the tab keeps its refresh token; Stripe.js names an intent by its secret. */
const homes: Readonly<Record<string, string>> = {
  'refresh token': 'sessionStorage',
  'client secret': 'URL of the processor',
};

/** `refresh token in DOM`, for each secret that is where it does not belong. */
export function findLeaks(notes: readonly Note[], secrets: Secrets): string[] {
  const found = new Set<string>();
  for (const [value, what] of secrets) {
    const spellings = spellingsOf(value);
    for (const {place, text} of notes) {
      if (homes[what] === place) continue;
      if (spellings.some((spelling) => text.includes(spelling))) found.add(`${what} in ${place}`);
    }
  }
  return [...found].sort();
}

function spellingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const [, secret] = value.split('_secret_');
  return [
    value,
    // As people write the number of a card.
    value.replace(/^(\d{4})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4'),
    value.replace(/^(\d{4})(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3-$4'),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    encodeURIComponent(value),
    ...(secret === undefined ? [] : [secret]),
  ];
}

/** Every row of every table, as text. */
export async function notesOfDatabase(db: Db): Promise<Note[]> {
  const tables = await db.query<{name: string}>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  return Promise.all(
    tables.map(async ({name}) => {
      const rows = await db.query<{text: string}>(`select t::text as text from "${name}" t`);
      return {place: `table ${name}`, text: rows.map(({text}) => text).join('\n')};
    }),
  );
}

/** The files of a folder as they lie there: logs, and what a database has long deleted. */
export async function notesOfFolder(folder: string): Promise<Note[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({parentPath, name}) => ({
      place: `file ${name}`,
      text: await readFile(join(parentPath, name), 'latin1'),
    })),
  );
}
