import type {Ports} from '../../../demo/server/ports.ts';

type Call = 'createIntent' | 'confirmIntent' | 'cancelIntent' | 'retrieveIntent';

/** Holds the calls of a kind, so that a test can act while one is under way. */
export interface Gate {
  /** Resolves when the call has come. */
  reached: Promise<unknown>;
  open(): void;
  wrap(ports: Ports): Ports;
}

/** `'before'` the processor hears of the call, or `'after'` it has answered. */
export function gateAt(name: Call, when: 'before' | 'after' = 'before'): Gate {
  const reached = Promise.withResolvers<unknown>();
  const opened = Promise.withResolvers<unknown>();
  return {
    reached: reached.promise,
    open: () => opened.resolve(true),
    wrap(ports) {
      const inner = ports.processor[name] as (...parameters: unknown[]) => Promise<unknown>;
      const pass = async () => {
        reached.resolve(true);
        await opened.promise;
      };
      const held = async (...parameters: unknown[]) => {
        if (when === 'before') await pass();
        const answer = await inner(...parameters);
        if (when === 'after') await pass();
        return answer;
      };
      return {...ports, processor: {...ports.processor, [name]: held}};
    },
  };
}
