import type {Db} from '../server/db/port.ts';

export interface WebhookTarget {
  db: Db;
  simulatorUrl: string;
  localUrl: string;
  /** With what the simulator signs. */
  secret: string;
}

/** Tells the simulator where each firm's server wants to hear of events, as a dashboard would. */
export async function tellWebhooks(target: WebhookTarget): Promise<void> {
  const {db, simulatorUrl, localUrl, secret} = target;
  const firms = await db.query<{key: string; account: string | null}>(
    'select key, stripe_account as account from firms where takes_payments order by key',
  );
  const webhooks = firms.map(({key, account}) => ({
    ...(account !== null && {account}),
    url: `${localUrl}/webhooks/stripe/${key}`,
    secret,
  }));
  const response = await fetch(`${simulatorUrl}/_simulator/webhooks`, {
    method: 'PUT',
    body: JSON.stringify({webhooks}),
  });
  if (!response.ok) {
    throw new Error(`The simulator refused the webhooks: ${await response.text()}`);
  }
}
