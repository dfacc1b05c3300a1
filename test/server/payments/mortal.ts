import type {Db, Sql} from '../../../demo/server/db/port.ts';
import type {Processor} from '../../../demo/server/payments/processor.ts';
import type {Ports} from '../../../demo/server/ports.ts';

/** The process is gone: nothing it does from now on has any effect. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

export interface Life {
  ports: Ports;
  /** How many moments have passed. */
  moments(): number;
}

/**
 * Ports of a process that is killed at its nth moment. Before and after each statement, each commit
 * and each call to the processor is a moment; a transaction that is open then is rolled back.
 */
export function killedAt(moment: number, ports: Ports): Life {
  let passed = 0;
  const pass = () => {
    passed += 1;
    if (passed >= moment) throw new Killed(`at moment ${moment}`);
  };
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    pass();
    const result = await work();
    pass();
    return result;
  };
  const mortal = (sql: Sql): Sql => ({
    ...sql,
    query: (text, parameters) => around(() => sql.query(text, parameters)),
  });
  const db: Db = {
    ...ports.db,
    ...mortal(ports.db),
    transaction: (work) => around(() => ports.db.transaction((sql) => work(mortal(sql)))),
  };
  const processor = new Proxy(ports.processor, {
    get(target, name: keyof Processor) {
      const member = target[name];
      if (typeof member !== 'function') return member;
      const call = member as (...given: unknown[]) => Promise<unknown>;
      return (...given: unknown[]) => around(() => call.apply(target, given));
    },
  });
  return {ports: {...ports, db, processor}, moments: () => passed};
}
