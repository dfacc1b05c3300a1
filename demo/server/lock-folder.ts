import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {StartError} from './start-error.ts';

export interface FolderLock {
  release(): void;
}

/** Somebody else has the folder. */
export class FolderTaken extends StartError {}

/** What SQLite says of a file that another connection has locked. */
const busy = 5;

/**
 * Takes a folder for this process alone, or refuses. PGlite has no lock of its own, and two on one
 * folder silently lose rows. The lock is the operating system's, held through an SQLite transaction
 * that never ends: it goes with the process, however that dies, and leaves nothing to clean up.
 */
export function lockFolder(folder: string): FolderLock {
  let file: DatabaseSync | undefined;
  try {
    mkdirSync(folder, {recursive: true});
    file = new DatabaseSync(join(folder, 'server.lock'));
    file.exec('begin exclusive');
  } catch (error) {
    file?.close();
    throw refusalOf(folder, error as Error & {errcode?: number});
  }
  return {release: () => file.close()};
}

function refusalOf(folder: string, cause: Error & {errcode?: number}): StartError {
  return cause.errcode === busy
    ? new FolderTaken(
        `Another server is using the data folder ${folder}: stop it, or set DATA_DIR to another folder.`,
        {cause},
      )
    : new StartError(
        `Nothing can be written to the data folder ${folder} (${cause.message}): make it writable, or set DATA_DIR to another folder.`,
        {cause},
      );
}
