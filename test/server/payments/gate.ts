import type {Ports} from '../../../demo/server/ports.ts';

type Call = 'createIntent' | 'confirmIntent' | 'cancelIntent' | 'retrieveIntent';

/** Holds the first call of a kind, so that a test can act while it is under way. */
export interface Gate {
  /** Resolves when the call has come. */
  reached: Promise<unknown>;
  open(): void;
  wrap(ports: Ports): Ports;
}

export function gateAt(name: Call): Gate {
  const reached = Promise.withResolvers<unknown>();
  const opened = Promise.withResolvers<unknown>();
  return {
    reached: reached.promise,
    open: () => opened.resolve(true),
    wrap(ports) {
      const inner = ports.processor[name] as (...parameters: unknown[]) => Promise<unknown>;
      const held = async (...parameters: unknown[]) => {
        reached.resolve(true);
        await opened.promise;
        return inner(...parameters);
      };
      return {...ports, processor: {...ports.processor, [name]: held}};
    },
  };
}
