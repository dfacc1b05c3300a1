import assert from 'node:assert/strict';
import type {Platform} from '../../src/client/platform.ts';

/** Ends everything that waits for nothing but promises. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

interface Timer {
  at: number;
  run(): void;
}

/** A browser as the client sees it: tabs with storage of their own, one clock, one origin. */
export class World {
  time = Date.parse('2026-06-15T12:00:00Z');
  readonly messages: {channel: string; message: string}[] = [];
  readonly #timers = new Set<Timer>();
  readonly #channels = new Set<{name: string; receive(message: string): void}>();
  readonly #claims = new Map<string, Tab>();

  openTab(stored: Record<string, string> = {}): Tab {
    return new Tab(this, stored);
  }

  /** Lets time pass; what is due runs in its order, each with its consequences. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await settle();
      const [next] = [...this.#timers].sort((one, other) => one.at - other.at);
      if (!next || next.at > end) break;
      this.time = next.at;
      this.#timers.delete(next);
      next.run();
    }
    this.time = end;
    await settle();
  }

  /** Milliseconds until the next thing is due. */
  get nextTimer(): number | null {
    const due = [...this.#timers].map(({at}) => at - this.time);
    return due.length > 0 ? Math.min(...due) : null;
  }

  platformOf(tab: Tab): Platform {
    return {
      now: () => this.time,
      schedule: (run, milliseconds) => {
        const timer = {at: this.time + milliseconds, run};
        this.#timers.add(timer);
        return () => this.#timers.delete(timer);
      },
      uuid: () => `key-${(tab.keys += 1)}`,
      storage: {
        get: (key) => tab.stored.get(key) ?? null,
        set(key, value) {
          if (value === null) tab.stored.delete(key);
          else tab.stored.set(key, value);
        },
      },
      openChannel: (name, receive) => {
        const channel = {name, receive};
        this.#channels.add(channel);
        return {
          post: (message) => {
            assert.ok(this.#channels.has(channel), 'A closed channel was used');
            this.messages.push({channel: name, message});
            const others = [...this.#channels].filter((each) => each !== channel);
            for (const other of others) if (other.name === name) other.receive(message);
          },
          close: () => this.#channels.delete(channel),
        };
      },
      claim: async (name) => {
        const holder = this.#claims.get(name) ?? tab;
        this.#claims.set(name, holder);
        return holder === tab;
      },
      isVisible: () => tab.isVisible,
      onVisibilityChange(listener) {
        tab.watchers.add(listener);
        return () => tab.watchers.delete(listener);
      },
    };
  }
}

export class Tab {
  readonly stored: Map<string, string>;
  readonly platform: Platform;
  readonly watchers = new Set<() => void>();
  readonly #world: World;
  isVisible = true;
  keys = 0;

  constructor(world: World, stored: Record<string, string>) {
    this.#world = world;
    this.stored = new Map(Object.entries(stored));
    this.platform = world.platformOf(this);
  }

  /** As a browser does it: the copy starts with the same storage. */
  duplicate(): Tab {
    return this.#world.openTab(Object.fromEntries(this.stored));
  }

  show(isVisible: boolean): void {
    this.isVisible = isVisible;
    for (const watcher of [...this.watchers]) watcher();
  }
}
