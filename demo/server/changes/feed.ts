import {livingSessions} from '../sessions/living.ts';
import type {Ports} from '../ports.ts';
import {type Cursor, keptFor, toEventId} from './cursor.ts';
import {type Change, type ChangeKind, readChanges, readChangesSince, readHorizon} from './read.ts';

/** A page that listens. */
export interface Listener {
  readonly clientId: string;
  readonly contactId: string;
  readonly familyId: string;
  /** `id`: from where to go on after a break. */
  hear(kinds: readonly ChangeKind[], id: string): void;
  /** Its session is over, or the server stops. */
  end(): void;
}

/** What a page has already: up to a cursor, or all that was there so many milliseconds ago. */
export type Since = Cursor | {age: number};

/** A session that listens more often than that has pages that are gone. */
const mostPerSession = 4;
/** Milliseconds: an answer was read some time before it arrived. */
const margin = 5_000;
const everything: readonly ChangeKind[] = ['invoices', 'methods'];

/**
 * Tells the pages that are open what changed, whichever process changed it: one question to the
 * database per second, however many listen, and none while nobody does.
 */
export class ChangeFeed {
  readonly #ports: Pick<Ports, 'db' | 'clock' | 'log'>;
  readonly #every: number;
  readonly #listeners = new Set<Listener>();
  /** Up to where the listeners have heard. */
  #horizon: bigint | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(ports: Pick<Ports, 'db' | 'clock' | 'log'>, {every = 1_000} = {}) {
    this.#ports = ports;
    this.#every = every;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** From now on it hears; first of all what it missed. Call the result to leave. */
  async join(listener: Listener, since: Since): Promise<() => void> {
    this.#listeners.add(listener);
    this.#endOldest(listener.familyId);
    const leave = () => void this.#listeners.delete(listener);
    try {
      this.#horizon ??= await readHorizon(this.#ports.db);
      listener.hear(await this.#missed(listener, since), this.#id(this.#horizon));
    } catch (error) {
      leave();
      throw error;
    }
    if (this.#isClosed) listener.end();
    else this.#timer ??= setTimeout(() => void this.#turn(), this.#every).unref();
    return leave;
  }

  /** Asks once, and tells whoever it concerns. */
  async poll(): Promise<void> {
    const {db} = this.#ports;
    await this.#endDead();
    const from = this.#horizon;
    if (from === null) return;
    const to = await readHorizon(db);
    const changes = to > from ? await readChanges(db, from, to) : [];
    this.#horizon = to;
    for (const listener of [...this.#listeners]) {
      const kinds = kindsFor(listener, changes);
      if (kinds.length > 0) listener.hear(kinds, this.#id(to));
    }
  }

  /** Everyone is told to come again. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const listener of [...this.#listeners]) listener.end();
  }

  async #turn(): Promise<void> {
    try {
      await this.poll();
    } catch (err) {
      this.#ports.log.warn({err}, 'What changed could not be read; it is asked again');
    }
    this.#timer = undefined;
    if (this.#isClosed) return;
    if (this.#listeners.size === 0) this.#horizon = null;
    else this.#timer = setTimeout(() => void this.#turn(), this.#every).unref();
  }

  async #missed(listener: Listener, since: Since): Promise<readonly ChangeKind[]> {
    const {db, clock} = this.#ports;
    const horizon = this.#horizon!;
    if ('age' in since) {
      const at = clock.now() - since.age - margin;
      return kindsFor(listener, await readChangesSince(db, listener.clientId, at));
    }
    const isKnown = since.xid <= horizon && since.at > clock.now() - keptFor;
    if (!isKnown) return everything;
    return kindsFor(listener, await readChanges(db, since.xid, horizon));
  }

  #endOldest(familyId: string): void {
    const own = [...this.#listeners].filter((each) => each.familyId === familyId);
    for (const listener of own.slice(0, -mostPerSession)) listener.end();
  }

  async #endDead(): Promise<void> {
    const {db, clock} = this.#ports;
    const families = [...new Set([...this.#listeners].map(({familyId}) => familyId))];
    if (families.length === 0) return;
    const living = await livingSessions(db, families, clock.now());
    for (const listener of [...this.#listeners]) {
      if (!living.has(listener.familyId)) listener.end();
    }
  }

  #id(xid: bigint): string {
    return toEventId({xid, at: this.#ports.clock.now()});
  }
}

function kindsFor({clientId, contactId}: Listener, changes: readonly Change[]): ChangeKind[] {
  const own = changes.filter(
    (change) =>
      change.clientId === clientId && (change.contactId === null || change.contactId === contactId),
  );
  return [...new Set(own.map(({kind}) => kind))];
}
