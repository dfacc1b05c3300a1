import type {ProblemCode} from '../contract/types.ts';
import type {Operation} from './operations.ts';

/** What goes wrong between the portal and the page. */
export type Fault =
  /** The request never arrives. */
  | 'drop-before'
  /** The request takes effect, and its answer gets lost. */
  | 'drop-after'
  /** No answer until the faults are cleared or the caller gives up. */
  | 'hang'
  /** 500 without a code. */
  | 'error'
  /** A page of HTML with status 200, as captive portals answer. */
  | 'html'
  /** A page of HTML with status 502, as proxies answer. */
  | 'bad-gateway'
  /** The first half of the right JSON. */
  | 'truncated'
  /** 204 where something should be. */
  | 'empty'
  /** The right answer without one of its fields. */
  | 'missing-field'
  /** The right answer with a number where a text should be. */
  | 'wrong-type'
  /** The right answer, that much later; milliseconds. */
  | {delay: number}
  /** Refused without effect. `retryAfter` in seconds. */
  | {problem: ProblemCode; params?: Record<string, unknown>; retryAfter?: number}
  /** The right answer, changed: what a newer server would say. */
  | {transform: (body: unknown) => unknown};

/** An operation, a path of the contract such as `/payments/{id}` (any method), or everything. */
export type FaultTarget = Operation | `/${string}` | '*';

interface Arranged {
  target: FaultTarget;
  fault: Fault;
  /** How many requests it still concerns. */
  times: number;
}

/** What goes wrong next. The first that was arranged and fits a request concerns it. */
export class Faults {
  readonly #arranged: Arranged[] = [];
  readonly #waiting = new Set<() => void>();

  /** Concerns the next request of that kind, or the next `times`. */
  next(target: FaultTarget, fault: Fault, times = 1): void {
    this.#arranged.push({target, fault, times});
  }

  /** Concerns every request of that kind until cleared. */
  always(target: FaultTarget, fault: Fault): void {
    this.next(target, fault, Infinity);
  }

  /** Nothing goes wrong any more; requests that hang get their answers. */
  clear(): void {
    this.#arranged.length = 0;
    for (const goOn of this.#waiting) goOn();
  }

  /** The fault of this request, if any; counted. */
  take(operation: Operation, path: string): Fault | null {
    const found = this.#arranged.find(
      ({target}) => target === '*' || target === operation || target === path,
    );
    if (!found) return null;
    found.times -= 1;
    if (found.times <= 0) this.#arranged.splice(this.#arranged.indexOf(found), 1);
    return found.fault;
  }

  /** Resolves when the faults are cleared, rejects when the caller gives up. */
  hang(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const goOn = () => {
        this.#waiting.delete(goOn);
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.delete(goOn);
        reject(signal.reason as Error);
      };
      this.#waiting.add(goOn);
      signal.addEventListener('abort', giveUp, {once: true});
      if (signal.aborted) giveUp();
    });
  }
}

/** The answer without one of its fields, or with one of another type: of its first item, if it lists some. */
export function broken(body: unknown, how: 'missing-field' | 'wrong-type'): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const copy = structuredClone(body) as Record<string, unknown>;
  const {items} = copy;
  const [first] = Array.isArray(items) ? (items as unknown[]) : [];
  const subject = (first ?? copy) as Record<string, unknown>;
  const [field = ''] = Object.keys(subject);
  if (how === 'missing-field') Reflect.deleteProperty(subject, field);
  else subject[field] = typeof subject[field] === 'number' ? 'a text' : 17;
  return copy;
}
