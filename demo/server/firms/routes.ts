import {Hono} from 'hono';
import {StartError} from '../start-error.ts';
import {carryOut} from './carry-out.ts';
import type {FirmOrder, FirmOutcome, FirmWork} from './carry-out.ts';

/** What the process that owns the database answers: what was done, or why nothing was. */
export type FirmAnswer = {outcome: FirmOutcome} | {mistake: string};

/**
 * `POST /firms` with a {@link FirmOrder}: the firm is made or changed by the process that owns the
 * database. For the channel, not for any network: only `npm run create-firm` writes such orders.
 */
export function firmRoutes(work: FirmWork): Hono {
  const app = new Hono();
  app.post('/firms', async (context) => {
    const order = await context.req.json<FirmOrder>();
    return context.json(await answer(work, order));
  });
  return app;
}

async function answer(work: FirmWork, order: FirmOrder): Promise<FirmAnswer> {
  try {
    return {outcome: await carryOut(work, order)};
  } catch (error) {
    if (error instanceof StartError) return {mistake: error.message};
    throw error;
  }
}
