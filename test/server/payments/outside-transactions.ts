import {AsyncLocalStorage} from 'node:async_hooks';
import type {Processor} from '../../../demo/server/payments/processor.ts';
import type {Ports} from '../../../demo/server/ports.ts';

const open = new AsyncLocalStorage<true>();

/** The same ports, failing when the processor is called while a database transaction is open. */
export function outsideTransactions(ports: Ports): Ports {
  const {db, processor} = ports;
  return {
    ...ports,
    db: {...db, transaction: (work) => db.transaction((sql) => open.run(true, () => work(sql)))},
    processor: new Proxy(processor, {
      get(target, name: keyof Processor) {
        const member = target[name];
        if (typeof member !== 'function') return member;
        return (...parameters: unknown[]) => {
          if (open.getStore()) throw new Error(`${name} was called inside a database transaction`);
          return (member as (...given: unknown[]) => unknown).apply(target, parameters);
        };
      },
    }),
  };
}
