import type {Ports} from '../ports.ts';
import {customerOf} from './customer.ts';
import {detachDue} from './detachments.ts';
import {keep} from './keep.ts';

export interface Enrollment {
  contactId: string;
  /** The processor's id of the method to save. */
  processorMethod: string;
  makeDefault: boolean;
}

/**
 * Saves a method that the processor has already, without its owner, and answers our id of it. The
 * first becomes the default (M-04); the same card or account saved twice stays one entry (M-10).
 * Throws `ProcessorError`.
 */
export async function enrollMethod(ports: Ports, enrollment: Enrollment): Promise<string> {
  const {db, processor} = ports;
  const {contactId, makeDefault: makesDefault} = enrollment;
  const {account, customer} = await customerOf(ports, contactId);
  const method = await processor.attachMethod({
    account,
    customer,
    method: enrollment.processorMethod,
  });
  const id = await db.transaction((sql) =>
    keep(sql, ports, {contactId, account, method, makesDefault}),
  );
  await detachDue(ports);
  return id;
}
