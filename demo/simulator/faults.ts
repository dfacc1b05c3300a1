/**
 * Faults on demand, so that a test can have the network fail at an exact point. They live in
 * memory: a restarted simulator is healthy.
 */
export type FaultKind =
  /** Closes the connection; nothing was done. */
  | {kind: 'drop_before'}
  /** Does it, then closes the connection instead of answering. */
  | {kind: 'drop_after'}
  /** Holds the request, and its idempotency key, before doing it. */
  | {kind: 'delay'; ms: number}
  /** The same, until the faults are cleared; a minute at the most. */
  | {kind: 'hold'}
  /** 429 `lock_timeout`; nothing was done, nothing saved under the key. */
  | {kind: 'lock_timeout'}
  /** 500, saved under the key. With `after`, the effect took place all the same. */
  | {kind: 'server_error'; effect: 'before' | 'after'}
  /** The whole process is gone, as by `kill -9`, before the effect or after it without an answer. */
  | {kind: 'kill'; effect: 'before' | 'after'};

/** What becomes of the webhooks of a request that made events. */
export type WebhookFault =
  /** Delivered before the request is answered. */
  | {kind: 'webhook'; mode: 'before'}
  /** Delivered so many seconds (1) after the request was answered. */
  | {kind: 'webhook'; mode: 'after'; seconds: number}
  | {kind: 'webhook'; mode: 'twice'}
  /** Held back until the last of the `times` requests, then the newest first. */
  | {kind: 'webhook'; mode: 'reversed'}
  /** Not delivered at all; the events can be listed. */
  | {kind: 'webhook'; mode: 'never'};

export interface Fault {
  method?: string;
  // `/v1/payment_intents/*/confirm`: `*` is one path segment, `**` any number. Default: all.
  path?: string;
  /** Of the request, or of the intent or customer that its path names. */
  metadata?: Record<string, string>;
  /** How many requests it hits. Default 1. The SDK repeats dropped requests: count its retries in. */
  times?: number;
  fault: FaultKind | WebhookFault;
}

type Armed = Fault & {left: number};

export interface FaultTarget {
  method: string;
  path: string;
  metadata(): Record<string, string>;
}

export class Faults {
  #armed: Armed[] = [];
  #cleared = Promise.withResolvers<undefined>();

  arm(faults: readonly Fault[]): void {
    this.#armed.push(...faults.map((fault) => ({...fault, left: fault.times ?? 1})));
  }

  clear(): void {
    this.#armed = [];
    this.#cleared.resolve(undefined);
    this.#cleared = Promise.withResolvers();
  }

  /** When they are cleared the next time. */
  get cleared(): Promise<undefined> {
    return this.#cleared.promise;
  }

  armed(): Armed[] {
    return [...this.#armed];
  }

  /** The first fault of the answer that fits, used up by one. */
  take(target: FaultTarget): FaultKind | undefined {
    const found = this.#use(target, false)?.fault;
    return found?.kind === 'webhook' ? undefined : found;
  }

  /** The first fault of webhooks that fits, used up by one. Ask when there are events. */
  takeWebhook(target: FaultTarget): {fault: WebhookFault; isLast: boolean} | undefined {
    const found = this.#use(target, true);
    if (found?.fault.kind !== 'webhook') return undefined;
    return {fault: found.fault, isLast: found.left <= 0};
  }

  #use(target: FaultTarget, isWebhook: boolean): Armed | undefined {
    const found = this.#armed.find(
      (armed) => (armed.fault.kind === 'webhook') === isWebhook && fits(armed, target),
    );
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#armed = this.#armed.filter((fault) => fault !== found);
    return found;
  }
}

function fits({method, path, metadata}: Fault, target: FaultTarget): boolean {
  if (method !== undefined && method.toUpperCase() !== target.method) return false;
  if (path !== undefined && !toPattern(path).test(target.path)) return false;
  if (metadata === undefined) return true;
  const actual = target.metadata();
  return Object.entries(metadata).every(([key, value]) => actual[key] === value);
}

function toPattern(path: string): RegExp {
  const segments = path.split('/').map((segment) => {
    if (segment === '**') return '.*';
    if (segment === '*') return '[^/]+';
    return segment.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${segments.join('/')}$`);
}

/** Reads the body of `POST /_simulator/faults`; throws a sentence when it says something else. */
export function readFaults(body: unknown): Fault[] {
  const list = isRecord(body) && Array.isArray(body['faults']) ? body['faults'] : undefined;
  if (!list) throw new Error('Expected {"faults": [...]}.');
  return list.map((item: unknown) => {
    if (!isRecord(item) || !isRecord(item['fault'])) throw new Error('Each fault needs a "fault".');
    const {method, path, metadata, times, fault} = item as Record<string, unknown> & {
      fault: Record<string, unknown>;
    };
    return {
      ...(typeof method === 'string' && {method}),
      ...(typeof path === 'string' && {path}),
      ...(isRecord(metadata) && {metadata: metadata as Record<string, string>}),
      ...(typeof times === 'number' && {times}),
      fault: readKind(fault),
    };
  });
}

function readKind(fault: Record<string, unknown>): FaultKind | WebhookFault {
  const {kind, ms, effect} = fault;
  switch (kind) {
    case 'drop_before':
    case 'drop_after':
    case 'lock_timeout':
    case 'hold':
      return {kind};
    case 'delay':
      if (typeof ms !== 'number' || ms < 0) throw new Error('A delay needs "ms".');
      return {kind, ms};
    case 'server_error':
    case 'kill':
      return {kind, effect: effect === 'after' ? 'after' : 'before'};
    case 'webhook':
      return readWebhook(fault);
    default:
      throw new Error(`Unknown fault: ${String(kind)}.`);
  }
}

function readWebhook({mode, seconds = 1}: Record<string, unknown>): WebhookFault {
  switch (mode) {
    case 'before':
    case 'twice':
    case 'reversed':
    case 'never':
      return {kind: 'webhook', mode};
    case 'after':
      if (typeof seconds !== 'number' || seconds < 0) throw new Error('"seconds" is no number.');
      return {kind: 'webhook', mode, seconds};
    default:
      throw new Error(`Unknown mode of a webhook: ${String(mode)}.`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
