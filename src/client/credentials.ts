import type {SessionTokens} from '../contract/types.ts';
import {isPortalError, NetworkError, SetupError, TimeoutError} from '../errors/index.ts';
import type {AccessTokens, PortalApi} from './api.ts';
import type {RowPlatform} from './platform.ts';
import type {TabToken} from './tab-token.ts';

/** What a firm's own sign-in gives. */
export interface GrantedAccess {
  accessToken: string;
  /** RFC 3339. */
  expiresAt: string;
}

/** The firm's own sign-in; null means that nobody is signed in. */
export type GetSession = () => Promise<GrantedAccess | null>;

interface Access {
  token: string;
  /** Milliseconds since the epoch; it is replaced from then on. */
  until: number;
  /** Whose it is has been asked. Only that question may use it before. */
  isKnown: boolean;
}

export interface CredentialsOptions {
  platform: RowPlatform;
  /** Names the session among those of this page. */
  apiUrl: string;
  tabToken: TabToken;
  getSession?: GetSession | null | undefined;
  api(): Pick<PortalApi, 'createSession' | 'getSession'>;
  /** Tokens arrived together with whose they are. False when that is another person than before. */
  identified(session: SessionTokens['session']): boolean;
  /** Nobody is signed in, or not any more; `isRefused` when the API would not prolong a session. */
  ended(isRefused: boolean): void;
}

/** The access token, and how to come by the next one. Knows nothing of what is shown. */
export interface Credentials extends AccessTokens {
  /** Forgets the access token and asks for another. */
  replace(): Promise<string | null>;
  /** Begins a session with its first tokens. */
  begin(tokens: SessionTokens): void;
  /** Forgets all tokens; what is still under way has no effect. */
  drop(): void;
}

/** For the firm's own sign-in; milliseconds. */
const longestWait = 30_000;

/** The refresh token is the tab's: two portals of one page take turns with it. */
const turns = new Map<string, Promise<unknown>>();

export function createCredentials(options: CredentialsOptions): Credentials {
  const {platform, apiUrl, tabToken, getSession, api, identified, ended} = options;
  let access: Access | null = null;
  /** Tokens of the present session, so that a late call of another one never gets a token of this. */
  let issued = new Set<string>();
  let acquiring: Promise<string | null> | null = null;
  let era = 0;
  let isIdentifying = false;

  function take({accessToken: token, expiresAt}: GrantedAccess, isKnown: boolean): string {
    const now = platform.now();
    const lifetime = new Date(expiresAt).getTime() - now;
    // An end before its beginning is a wrong clock of ours: good until refused.
    const until = lifetime > 0 ? now + lifetime - Math.min(60_000, lifetime / 2) : Infinity;
    access = {token, until, isKnown};
    issued.add(token);
    return token;
  }

  /** Single flight: whoever needs a token meanwhile waits for the same one. */
  function acquire(): Promise<string | null> {
    if (acquiring) return acquiring;
    const mine = (getSession ? askFirm(getSession) : takeTurn(rotate)).finally(() => {
      if (acquiring === mine) acquiring = null;
    });
    return (acquiring = mine);
  }

  /** The firm may have another contact signed in by now, so who it is comes before any use. */
  async function askFirm(ask: GetSession): Promise<string | null> {
    const mine = era;
    const granted = await inTime(ask);
    if (era !== mine) return null;
    if (!granted) {
      ended(false);
      return null;
    }
    if (!granted.accessToken) throw new SetupError('getSession() gave no accessToken');
    const token = take(granted, false);
    isIdentifying = true;
    const asked = api().getSession();
    isIdentifying = false;
    const session = await asked.catch((error: unknown) => {
      if (isPortalError(error, 'session')) return null;
      throw error;
    });
    if (era !== mine || !access) return null;
    if (!session) {
      ended(false);
      return null;
    }
    access.isKnown = true;
    return forSamePerson(session, token);
  }

  function inTime(ask: GetSession): Promise<GrantedAccess | null> {
    return new Promise((resolve, reject) => {
      const tooLate = () => reject(new TimeoutError('getSession() took too long'));
      const forget = platform.schedule(tooLate, longestWait);
      new Promise<GrantedAccess | null>((answer) => answer(ask()))
        .finally(forget)
        .then(resolve, (cause: unknown) => {
          reject(isPortalError(cause) ? cause : new NetworkError('getSession() failed', {cause}));
        });
    });
  }

  function takeTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = (turns.get(apiUrl) ?? Promise.resolve()).then(run);
    turns.set(
      apiUrl,
      turn.catch(() => undefined),
    );
    return turn;
  }

  async function rotate(): Promise<string | null> {
    const mine = era;
    const token = await tabToken.read();
    if (era !== mine) return null;
    if (token === null) {
      ended(false);
      return null;
    }
    try {
      const tokens = await api().createSession({grant: 'refresh', token});
      // The old one is spent, whoever waits for the answer; after a sign-out it is not there.
      if (tabToken.peek() === token) tabToken.write(tokens.refreshToken ?? null);
      // Who asked before a sign-out still gets it, if only to tell the API of the sign-out.
      return era === mine ? adopt(tokens) : tokens.accessToken;
    } catch (error) {
      if (era !== mine) return null;
      if (!isRefusal(error)) throw error;
      tabToken.write(null);
      ended(true);
      return null;
    }
  }

  function adopt(tokens: SessionTokens): string | null {
    return forSamePerson(tokens.session, take(tokens, true));
  }

  /** Calls of the person before, waiting or under way, get no token of the next one. */
  function forSamePerson(session: SessionTokens['session'], token: string): string | null {
    if (identified(session)) return token;
    issued = new Set([token]);
    return null;
  }

  function drop(): void {
    era += 1;
    access = acquiring = null;
    issued = new Set();
  }

  return {
    drop,
    begin(tokens) {
      drop();
      tabToken.write(tokens.refreshToken ?? null);
      adopt(tokens);
    },
    async current() {
      // Called while the question is put, not later: `api()` asks for its token at once.
      if (isIdentifying && access) return access.token;
      return access?.isKnown && platform.now() < access.until ? access.token : acquire();
    },
    async renew(token) {
      if (!issued.has(token)) return null;
      if (access?.token !== token) return access?.isKnown ? access.token : acquire();
      if (!access.isKnown) return null;
      access = null;
      return acquire();
    },
    replace() {
      access = null;
      return acquire();
    },
  };
}

function isRefusal(error: unknown): boolean {
  return isPortalError(error) && ['session', 'invalid', 'missing'].includes(error.kind);
}
