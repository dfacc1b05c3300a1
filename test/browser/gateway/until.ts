import {waitUntil} from '@open-wc/testing';

/** Waits as long as a test may take: frames load slowly on a busy machine. */
export function until(condition: () => unknown, message?: string): Promise<void> {
  return waitUntil(() => Boolean(condition()), message, {timeout: 9000});
}
