/** What rows need of the world they are shown in. A browser's is made in `setup`. */
export interface RowPlatform {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once after `milliseconds`; call the result to prevent it. */
  schedule(run: () => void, milliseconds: number): () => void;
  /** Survives a reload of this tab, and no more. Null where nothing may be kept. */
  readonly storage: TabStorage | null;
  /**
   * Claims a name for this page until it unloads; true also when the page holds it already. False
   * when another page does: a duplicated tab has a copy of the storage of the first. Waits a moment,
   * because a reload lets go late.
   */
  claim(name: string): Promise<boolean>;
}

/** What everything else needs beside that: it comes with the whole client. */
export interface LatePlatform {
  /** A random UUID. */
  uuid(): string;
  /** Joins the pages of this origin that use the same name. */
  openChannel(name: string, receive: (message: string) => void): Channel;
  /** Whether someone may be looking. */
  isVisible(): boolean;
  /** Calls `listener` when that changes; returns the way out. */
  onVisibilityChange(listener: () => void): () => void;
}

/** What the client needs of the world it runs in. */
export interface Platform extends RowPlatform, LatePlatform {}

export interface TabStorage {
  get(key: string): string | null;
  /** Null removes. Never throws: a full or forbidden storage keeps nothing. */
  set(key: string, value: string | null): void;
}

export interface Channel {
  /** Reaches the other pages, not this channel itself. */
  post(message: string): void;
  close(): void;
}
