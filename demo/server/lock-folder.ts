import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {StartError} from './start-error.ts';

export interface FolderLock {
  release(): void;
}

/**
 * Takes a folder for this process alone, or refuses. PGlite has no lock of its own, and two on one
 * folder silently lose rows. The lock is the operating system's, held through an SQLite transaction
 * that never ends: it goes with the process, however that dies, and leaves nothing to clean up.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, {recursive: true});
  const file = new DatabaseSync(join(folder, 'server.lock'));
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    throw new StartError(
      `Another server is using the data folder ${folder}: stop it, or set DATA_DIR to another folder.`,
      {cause: error},
    );
  }
  return {
    release() {
      file.close();
    },
  };
}
