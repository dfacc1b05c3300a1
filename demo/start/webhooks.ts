import {setTimeout as wait} from 'node:timers/promises';
import type {Ports} from '../server/ports.ts';

export interface WebhookTarget extends Pick<Ports, 'db' | 'log'> {
  simulatorUrl: string;
  localUrl: string;
  /** With what the simulator signs. */
  secret: string;
}

export interface Following {
  /** Resolves when nothing more is asked. */
  stop(): Promise<void>;
}

/** Milliseconds; firms are changed by processes of their own, and nothing tells of it. */
const pace = 1_000;

/**
 * Tells the simulator where each firm's server wants to hear of events, as a dashboard would, and again when
 * the firms have changed. Rejects when the simulator refuses the first.
 */
export async function followWebhooks(target: WebhookTarget): Promise<Following> {
  const stopping = new AbortController();
  const {signal} = stopping;
  let told = await tell(target, null, signal);
  const follow = async () => {
    // Stopping ends the wait.
    const isDue = () => wait(pace, true, {signal, ref: false}).catch(() => false);
    while (await isDue()) {
      try {
        told = await tell(target, told, signal);
      } catch (error) {
        if (signal.aborted) return;
        target.log.warn({err: error}, 'The simulator could not be told of the firms');
      }
    }
  };
  const followed = follow();
  return {
    async stop() {
      stopping.abort();
      await followed;
    },
  };
}

/** Unless it is what was told before. Resolves with what is told now. */
async function tell(
  target: WebhookTarget,
  before: string | null,
  signal: AbortSignal,
): Promise<string> {
  const {db, simulatorUrl, localUrl, secret} = target;
  // A debit that is under way goes on when its firm's Wallet is switched off.
  const firms = await db.query<{key: string; account: string | null}>(
    `select key, stripe_account as account from firms
     where takes_payments or exists (select from submissions where firm_id = firms.id)
     order by key`,
  );
  const webhooks = firms.map(({key, account}) => ({
    ...(account !== null && {account}),
    url: `${localUrl}/webhooks/stripe/${key}`,
    secret,
  }));
  const body = JSON.stringify({webhooks});
  if (body === before) return body;
  const response = await fetch(`${simulatorUrl}/_simulator/webhooks`, {
    method: 'PUT',
    body,
    signal,
  });
  if (!response.ok) {
    throw new Error(`The simulator refused the webhooks: ${await response.text()}`);
  }
  return body;
}
