import type {Sql} from '../db/port.ts';

/** An event that was received, with the account in which its object is looked up. */
export interface StoredEvent {
  firmId: string;
  id: string;
  type: string;
  account: string | null;
  kind: string;
  objectId: string;
}

/** Written in the transaction of its effect, where it has one. */
export async function close(
  sql: Sql,
  {firmId, id}: StoredEvent,
  state: 'applied' | 'ignored',
): Promise<void> {
  await sql.query(
    `update webhook_events set state = $3, due_at = null
     where firm_id = $1 and id = $2 and state = 'waiting'`,
    [firmId, id, state],
  );
}
