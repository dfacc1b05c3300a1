import type {Db, Sql} from '../db/port.ts';
import type {Ids} from '../ports.ts';
import type {SourceFile} from './csv.ts';
import {checkIdentity} from './identity.ts';
import {lockFirm, lookUp} from './lookup.ts';
import {planInvoices} from './plan.ts';
import {sortProblems} from './problem.ts';
import type {Problem} from './problem.ts';
import {readFiles} from './read.ts';
import type {Reading} from './read.ts';
import {fileNames} from './tables.ts';
import type {Tally} from './write.ts';
import {writeInvoices} from './write-invoices.ts';
import {writePeople} from './write-people.ts';

export interface ImportOptions {
  db: Db;
  ids: Ids;
  /** Whether the ledger entries are of a database that takes real money. */
  isLive: boolean;
  /** Null: the first firm by key. */
  firmKey: string | null;
  files: readonly SourceFile[];
}

export type ImportResult =
  /** All of it is in the database. */
  | {outcome: 'loaded'; tallies: Readonly<Record<string, Tally>>}
  /** None of it is. */
  | {outcome: 'refused'; problems: Problem[]};

/**
 * Loads the files of one import whole or not at all, in one database transaction. Things are found
 * again by their external ids; what says nothing new changes nothing. Every problem of every file
 * is in the answer, not only the first.
 */
export async function importFiles(options: ImportOptions): Promise<ImportResult> {
  const reading = readFiles(options.files);
  if (options.files.length === 0) {
    return refusal([{file: null, line: null, field: null, message: noFiles}]);
  }
  return options.db.transaction((sql) => load(sql, reading, options));
}

const noFiles = `There is nothing to import; the files are ${fileNames.join(', ')}.`;

async function load(
  sql: Sql,
  {bundle, problems: fieldProblems}: Reading,
  {ids, isLive, firmKey}: ImportOptions,
): Promise<ImportResult> {
  const firm = await lockFirm(sql, firmKey);
  if (firm === null) {
    const message = firmKey === null ? 'There is no firm yet.' : `There is no firm ${firmKey}.`;
    return refusal([{file: null, line: null, field: null, message}]);
  }
  const known = await lookUp(sql, firm, bundle);
  const problems = [...fieldProblems];
  checkIdentity(bundle, known, problems);
  const plans = planInvoices(bundle, known, problems);
  if (problems.length > 0) return refusal(problems);

  const {written, tallies} = await writePeople(sql, firm, bundle, known, ids);
  if (plans.length === 0) return {outcome: 'loaded', tallies};
  const invoices = await writeInvoices(sql, firm, plans, {known, written, ids, isLive});
  return {outcome: 'loaded', tallies: {...tallies, invoices}};
}

function refusal(problems: readonly Problem[]): ImportResult {
  return {outcome: 'refused', problems: sortProblems(problems, fileNames)};
}
