import type {Platform} from '../platform.ts';

/** Asks again and again, while somebody may be looking. */
export interface Poller {
  /** Asks after `milliseconds`. What was planned before is not asked. */
  plan(ask: () => void, milliseconds: number): void;
  stop(): void;
}

export function createPoller({schedule, isVisible, onVisibilityChange}: Platform): Poller {
  let cancel: (() => void) | null = null;

  function stop(): void {
    cancel?.();
    cancel = null;
  }

  function whenVisible(ask: () => void): void {
    if (isVisible()) {
      ask();
      return;
    }
    cancel = onVisibilityChange(() => {
      if (!isVisible()) return;
      stop();
      ask();
    });
  }

  return {
    plan(ask, milliseconds) {
      stop();
      cancel = schedule(() => whenVisible(ask), milliseconds);
    },
    stop,
  };
}
