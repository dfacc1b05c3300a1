import type {Processor} from '../../../demo/server/payments/processor.ts';
import type {Ports} from '../../../demo/server/ports.ts';

type Call = 'createIntent' | 'confirmIntent' | 'cancelIntent' | 'retrieveIntent';

/** Holds the first call of a kind, so that a test can act while it is under way. */
export interface Gate {
  /** Resolves when the call has come. */
  reached: Promise<void>;
  open(): void;
  wrap(ports: Ports): Ports;
}

export function gateAt(name: Call): Gate {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    open: opened.resolve,
    wrap(ports) {
      const inner = ports.processor[name] as (...parameters: unknown[]) => Promise<unknown>;
      const held = async (...parameters: unknown[]) => {
        reached.resolve();
        await opened.promise;
        return inner(...parameters);
      };
      return {...ports, processor: {...ports.processor, [name]: held} as Processor};
    },
  };
}
