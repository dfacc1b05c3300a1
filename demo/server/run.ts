import type {RunningServer} from './server.ts';
import {StartError} from './start-error.ts';

export interface RunOptions {
  /** A signal that comes into the start waits for its end, so that nothing of it is left half done. */
  finishesStart?: boolean;
}

/**
 * Starts and runs until SIGTERM or SIGINT, then stops in good order; a second signal ends at once.
 * What its starter can put right is one sentence on standard error, and exit code 1.
 */
export async function runUntilSignal(
  start: () => Promise<RunningServer>,
  {finishesStart = false}: RunOptions = {},
): Promise<void> {
  try {
    const early = finishesStart ? firstSignal() : null;
    const server = await start();
    await (early ?? firstSignal());
    await server.stop();
    process.exit(0);
  } catch (error) {
    const isExpected = error instanceof StartError;
    console.error(isExpected ? error.message : error instanceof Error ? error.stack : error);
    process.exit(1);
  }
}

function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}
