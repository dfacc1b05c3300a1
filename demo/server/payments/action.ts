import {setTimeout as delay} from 'node:timers/promises';
import type {Submission} from '../../../src/contract/types.ts';
import {ProcessorError} from './processor.ts';
import type {Ports} from '../ports.ts';

type Action = NonNullable<Submission['action']>;

interface OpenRow {
  account: string | null;
  intent: string | null;
  setup: string | null;
}

/**
 * What the payer is asked to do, with the secret that lets their browser do it: asked of the
 * processor each time and kept nowhere. Null as soon as the question is answered, or while the
 * processor says nothing.
 */
export async function openAction(
  {db, processor}: Pick<Ports, 'db' | 'processor'>,
  submissionId: string,
): Promise<Action | null> {
  const [open] = await db.query<OpenRow>(
    `select f.stripe_account as account,
       (select t.processor_intent from transactions t
        where t.submission_id = s.id and t.state = 'requires_action' limit 1) as intent,
       (select u.processor_setup from method_setups u
        where u.submission_id = s.id and u.state = 'requires_action') as setup
     from submissions s join firms f on f.id = s.firm_id where s.id = $1`,
    [submissionId],
  );
  if (!open) return null;
  const {intent} = open;
  const asked =
    intent === null ? setupAction(processor, open) : paymentAction(processor, {...open, intent});
  return Promise.race([asked.catch(nothingSaid), silence()]);
}

function nothingSaid(error: unknown): null {
  if (error instanceof ProcessorError) return null;
  throw error;
}

/** The rest of the answer does not wait for a processor that says nothing; the payer asks again. */
const patience = 5_000;

function silence(): Promise<null> {
  return delay(patience, null, {ref: false});
}

async function paymentAction(
  processor: Ports['processor'],
  {account, intent}: OpenRow & {intent: string},
): Promise<Action | null> {
  const {status, clientSecret} = await processor.retrieveIntent({account, intent});
  if (status !== 'requires_action' || clientSecret === null) return null;
  return {kind: 'confirm_payment', clientSecret};
}

async function setupAction(
  processor: Ports['processor'],
  {account, setup}: OpenRow,
): Promise<Action | null> {
  if (setup === null) return null;
  const {status, clientSecret} = await processor.retrieveSetup({account, setup});
  if (status !== 'action' || clientSecret === null) return null;
  return {kind: 'confirm_setup', clientSecret};
}
