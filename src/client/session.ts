import type {Session, SessionGrant} from '../contract/types.ts';
import {isPortalError, SetupError, type PortalError} from '../errors/index.ts';
import {identityOf} from '../model/identity.ts';
import type {PortalApi} from './api.ts';
import {createCredentials, type Credentials, type GetSession} from './credentials.ts';
import type {RowPlatform} from './platform.ts';
import type {ScopedStorage} from './scoped-storage.ts';
import {WritableStore} from './store.ts';
import {createTabToken, type TabToken} from './tab-token.ts';
import type {SessionState, SessionStore} from './types.ts';

export interface SessionOptions {
  platform: RowPlatform;
  apiUrl: string;
  /** Where the refresh token survives a reload; null keeps it in memory. */
  storage: ScopedStorage | null;
  getSession?: GetSession | null | undefined;
  api(): PortalApi;
  /** The backend was put in by the page and signs people in by itself; our tokens are not asked for. */
  isForeign: boolean;
  /** The person signed out here, and is still known. */
  leaving(): void;
}

const starting: SessionState = {status: 'starting'};

/** Who is signed in. Everything else follows it. */
export class PortalSession extends WritableStore<SessionState> implements SessionStore {
  readonly credentials: Credentials;
  readonly #options: SessionOptions;
  readonly #tabToken: TabToken;
  #known: Session | null = null;
  /** Newer input wins: a sign-in that answers after another one, or after a sign-out, is void. */
  #signIns = 0;

  constructor(options: SessionOptions) {
    super(starting);
    this.#options = options;
    this.#tabToken = createTabToken(options.platform, options.storage);
    this.credentials = createCredentials({
      ...options,
      tabToken: this.#tabToken,
      identified: (session) => this.#identify(session),
      ended: (isRefused) => {
        if (this.value.status !== 'signed-out') this.#end(isRefused || this.#isSignedIn);
      },
    });
  }

  get #isSignedIn(): boolean {
    return this.value.status === 'signed-in';
  }

  async start(): Promise<void> {
    const {getSession, isForeign} = this.#options;
    if (!isForeign && !getSession && this.#tabToken.peek() === null) {
      this.#end(false);
      return;
    }
    this.set(starting);
    try {
      await this.#ask();
    } catch (error) {
      if (this.value === starting) this.set({status: 'failed', error: error as PortalError});
    }
  }

  async refresh(): Promise<void> {
    const {status} = this.value;
    if (status === 'signed-in' || status === 'portal-off') await this.#ask();
    else await this.start();
  }

  /** Rejects only when nothing is known that could be shown instead. */
  async #ask(): Promise<void> {
    const {getSession, isForeign, api} = this.#options;
    const mine = this.#signIns;
    if (!isForeign && (getSession || this.value === starting)) {
      await this.credentials.replace();
      return;
    }
    try {
      const session = await api().getSession();
      if (mine === this.#signIns) this.#identify(session);
    } catch (error) {
      if (!isPortalError(error, 'session')) throw error;
      if (mine === this.#signIns && this.value.status !== 'signed-out') this.#end(this.#isSignedIn);
    }
  }

  async signIn(grant: SessionGrant): Promise<Session> {
    if (this.#options.getSession) throw new SetupError('The firm signs in with getSession()');
    const mine = (this.#signIns += 1);
    const tokens = await this.#options.api().createSession(grant);
    if (mine === this.#signIns) {
      if (this.#options.isForeign) this.#identify(tokens.session);
      else this.credentials.begin(tokens);
    }
    return tokens.session;
  }

  async signOut(): Promise<void> {
    this.#options.leaving();
    await this.leave();
  }

  /** Signs out without telling the other tabs. */
  async leave(): Promise<void> {
    this.#signIns += 1;
    // The call takes its token along before that is dropped.
    const told = this.#known && this.#options.api().endSession();
    this.#tabToken.write(null);
    this.#end(false);
    // Whether the API heard it or not: here it is over, and there it ends by itself.
    await told?.catch(() => undefined);
  }

  /** Looks at the failure of any call. `since` is {@link moment} from when it was made. */
  inspect(error: unknown, since: unknown, call: keyof PortalApi): void {
    if (!isPortalError(error) || since !== this.moment) return;
    if (error.code === 'portal_off') this.set({status: 'portal-off', session: this.#known});
    // A refused grant is for whoever gave it.
    const isOver = error.kind === 'session' && call !== 'createSession';
    if (isOver && this.#isSignedIn) this.#end(true);
  }

  dispose(): void {
    this.#signIns += 1;
    this.credentials.drop();
  }

  /** Changes when someone else may be signed in. */
  get moment(): unknown {
    return `${this.#signIns} ${this.#known && identityOf(this.#known)}`;
  }

  /** False when the session has passed to another person. */
  #identify(session: Session): boolean {
    const before = this.#known && identityOf(this.#known);
    const isNews = !this.#isSignedIn || JSON.stringify(session) !== JSON.stringify(this.#known);
    this.#known = session;
    if (isNews) this.set({status: 'signed-in', session});
    return before === null || before === identityOf(session);
  }

  #end(isExpired: boolean): void {
    this.credentials.drop();
    this.#known = null;
    const {value} = this;
    if (value.status !== 'signed-out' || value.isExpired !== isExpired) {
      this.set({status: 'signed-out', isExpired});
    }
  }
}
