import type {RowPlatform, TabStorage} from '../client/platform.ts';

/** How long a claim waits for the page before, which lets go of its own as it unloads. */
const claimPatience = 1000;

/** The world of a browser tab, as far as rows need it; the rest is `controllers/late-platform.ts`. */
export function browserPlatform(): RowPlatform {
  return {
    now: () => Date.now(),
    schedule(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    storage: tabStorage(),
    claim,
  };
}

/** Null where the browser forbids storage altogether (a sandboxed frame, cookies blocked). */
function tabStorage(): TabStorage | null {
  try {
    const {sessionStorage} = window;
    return {
      get: (key) => sessionStorage.getItem(key),
      set(key, value) {
        try {
          if (value === null) sessionStorage.removeItem(key);
          else sessionStorage.setItem(key, value);
        } catch {
          // Full: what cannot be kept is asked for again.
        }
      },
    };
  } catch {
    return null;
  }
}

/** What this page holds, whichever of its portals claimed it. */
const claims = new Map<string, Promise<boolean>>();

function claim(name: string): Promise<boolean> {
  const claimed = claims.get(name) ?? lock(name);
  claims.set(name, claimed);
  return claimed;
}

/** A lock that is held until the page goes away. Without the Locks API nobody can be told apart. */
async function lock(name: string): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  return new Promise((resolve) => {
    const holdForever = () => {
      resolve(true);
      return new Promise<never>(() => undefined);
    };
    navigator.locks
      .request(name, {signal: AbortSignal.timeout(claimPatience)}, holdForever)
      .catch(() => resolve(false));
  });
}
