import type {Db, Sql} from '../db/port.ts';
import type {Ids} from '../ports.ts';
import type {SourceFile} from './csv.ts';
import {addKept, leaveKnown} from './exports/leave-known.ts';
import {findExport, readExport} from './exports/read.ts';
import {noWishes} from './exports/wishes.ts';
import type {ExportWishes} from './exports/wishes.ts';
import {checkIdentity} from './identity.ts';
import {lockFirm, lookUp} from './lookup.ts';
import type {FirmRow} from './lookup.ts';
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
  wishes?: ExportWishes;
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
  const {files, wishes = noWishes} = options;
  if (files.length === 0) return refusal([ofNoFile(noFiles)]);
  if (findExport(files) !== null) {
    return options.db.transaction((sql) =>
      load(sql, (firm) => readExportOf(files, firm, wishes), options),
    );
  }
  if (wishes.dates !== null || wishes.payBy !== null) return refusal([ofNoFile(wishesInVain)]);
  const reading = readFiles(files);
  return options.db.transaction((sql) => load(sql, () => reading, options));
}

const noFiles = `There is nothing to import; the files are ${fileNames.join(', ')}.`;
const wishesInVain =
  '--dates and --pay-by are for the exports of other systems; in these files every row says it.';

async function load(
  sql: Sql,
  read: (firm: FirmRow) => Reading,
  {ids, isLive, firmKey}: ImportOptions,
): Promise<ImportResult> {
  const firm = await lockFirm(sql, firmKey);
  if (firm === null) {
    return refusal([
      ofNoFile(firmKey === null ? 'There is no firm yet.' : `There is no firm ${firmKey}.`),
    ]);
  }
  const {problems: fieldProblems, place = asItStands, ...reading} = read(firm);
  const known = await lookUp(sql, firm, reading.bundle);
  const {bundle, kept} = reading.keepsKnown
    ? leaveKnown(reading.bundle, known)
    : {bundle: reading.bundle, kept: {}};
  const found: Problem[] = [];
  checkIdentity(bundle, known, found);
  const plans = planInvoices(bundle, known, found);
  const problems = [...fieldProblems, ...found.map(place)];
  if (problems.length > 0) return refusal(problems);

  const {written, tallies: people} = await writePeople(sql, firm, bundle, known, ids);
  const tallies = addKept(people, kept);
  if (plans.length === 0) return {outcome: 'loaded', tallies};
  const invoices = await writeInvoices(sql, firm, plans, {known, written, ids, isLive});
  return {outcome: 'loaded', tallies: {...tallies, invoices}};
}

function readExportOf(
  files: readonly SourceFile[],
  {timeZone, accepts}: FirmRow,
  {dates, payBy}: ExportWishes,
): Reading {
  const file = findExport(files)!;
  const others = files.filter((each) => each !== file);
  return readExport(file, others, {timeZone, dates, payBy: payBy ?? accepts});
}

function asItStands(problem: Problem): Problem {
  return problem;
}

function ofNoFile(message: string): Problem {
  return {file: null, line: null, field: null, message};
}

function refusal(problems: readonly Problem[]): ImportResult {
  return {outcome: 'refused', problems: sortProblems(problems, fileNames)};
}
