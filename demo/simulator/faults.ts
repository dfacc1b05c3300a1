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
  /** 429 `lock_timeout`; nothing was done, nothing saved under the key. */
  | {kind: 'lock_timeout'}
  /** 500, saved under the key. With `after`, the effect took place all the same. */
  | {kind: 'server_error'; effect: 'before' | 'after'};

export interface Fault {
  method?: string;
  // `/v1/payment_intents/*/confirm`: `*` is one path segment, `**` any number. Default: all.
  path?: string;
  /** Of the request, or of the intent or customer that its path names. */
  metadata?: Record<string, string>;
  /** How many requests it hits. Default 1. The SDK repeats dropped requests: count its retries in. */
  times?: number;
  fault: FaultKind;
}

export interface FaultTarget {
  method: string;
  path: string;
  metadata(): Record<string, string>;
}

export class Faults {
  #armed: (Fault & {left: number})[] = [];

  arm(faults: readonly Fault[]): void {
    this.#armed.push(...faults.map((fault) => ({...fault, left: fault.times ?? 1})));
  }

  clear(): void {
    this.#armed = [];
  }

  armed(): (Fault & {left: number})[] {
    return [...this.#armed];
  }

  /** The first fault that fits, used up by one. */
  take(target: FaultTarget): FaultKind | undefined {
    const found = this.#armed.find((fault) => fits(fault, target));
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#armed = this.#armed.filter((fault) => fault !== found);
    return found.fault;
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

function readKind(fault: Record<string, unknown>): FaultKind {
  const {kind, ms, effect} = fault;
  switch (kind) {
    case 'drop_before':
    case 'drop_after':
    case 'lock_timeout':
      return {kind};
    case 'delay':
      if (typeof ms !== 'number' || ms < 0) throw new Error('A delay needs "ms".');
      return {kind, ms};
    case 'server_error':
      return {kind, effect: effect === 'after' ? 'after' : 'before'};
    default:
      throw new Error(`Unknown fault: ${String(kind)}.`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
