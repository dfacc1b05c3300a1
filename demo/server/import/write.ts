/** How the rows of one file met the database. */
export interface Tally {
  created: number;
  updated: number;
  unchanged: number;
}

/** From what an upsert returned: the rows it touched, each new or updated. */
export function tally(given: number, changed: readonly {is_new: boolean}[]): Tally {
  const created = changed.filter((row) => row.is_new).length;
  return {created, updated: changed.length - created, unchanged: given - changed.length};
}

/** Rows for `jsonb_to_recordset(($1::text)::jsonb)`: one parameter, whatever their number. */
export function rowsOf(rows: readonly object[]): string {
  return JSON.stringify(rows);
}

/** Our id of something, made and kept when it is new. */
export function idOf(ids: Map<string, string>, key: string, make: () => string): string {
  let id = ids.get(key);
  if (id === undefined) ids.set(key, (id = make()));
  return id;
}
