import type {Channel, Platform, TabStorage} from '../client/platform.ts';

/** How long a claim waits for the page before, which lets go of its own as it unloads. */
const claimPatience = 1000;

/** The world of a browser tab. */
export function browserPlatform(): Platform {
  return {
    now: () => Date.now(),
    schedule(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    uuid: randomUuid,
    storage: tabStorage(),
    openChannel,
    claim,
    isVisible: () => document.visibilityState === 'visible',
    onVisibilityChange(listener) {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
  };
}

/** `crypto.randomUUID` exists on secure origins alone; a page on plain HTTP gets the same bits. */
function randomUuid(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const bits = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return bits.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
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

function openChannel(name: string, receive: (message: string) => void): Channel {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({data}) => {
    if (typeof data === 'string') receive(data);
  });
  return {
    post: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
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
