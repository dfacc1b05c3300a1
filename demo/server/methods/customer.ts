import type {Sql} from '../db/port.ts';
import type {Ports} from '../ports.ts';

export interface Holder {
  /** The firm's connected account, or null for the platform's own. */
  account: string | null;
  customer: string;
}

/**
 * One customer per contact at the processor's, made when the first method is set up: the same
 * parameters under the same key, so that two processes at once make one. Throws `ProcessorError`.
 */
export async function customerOf({db, processor}: Ports, contactId: string): Promise<Holder> {
  const {account, customer} = await readHolder(db, contactId);
  if (customer !== null) return {account, customer};
  const created = await processor.createCustomer(
    {account, contactId},
    `contact:${contactId}:customer`,
  );
  await db.query(
    `update contacts set processor_customer = $2 where id = $1 and processor_customer is null`,
    [contactId, created],
  );
  const stored = await readHolder(db, contactId);
  return {account, customer: stored.customer ?? created};
}

async function readHolder(
  sql: Sql,
  contactId: string,
): Promise<{account: string | null; customer: string | null}> {
  const [holder] = await sql.query<{account: string | null; customer: string | null}>(
    `select f.stripe_account as account, c.processor_customer as customer
     from contacts c join firms f on f.id = c.firm_id where c.id = $1`,
    [contactId],
  );
  if (!holder) throw new Error(`There is no contact ${contactId}`);
  return holder;
}
