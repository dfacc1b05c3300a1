import {StartError} from '../start-error.ts';
import type {Db} from './port.ts';

/** What a database is for: the demo's simulator, Stripe with test keys, or money. */
export type Purpose = 'demo' | 'test' | 'live';

/**
 * The first start stamps the database; a later one with another kind of key is refused, so that
 * no simulator ever marks a real invoice as paid.
 */
export async function stampPurpose(db: Db, purpose: Purpose): Promise<void> {
  await db.query(
    `insert into meta (key, value) values ('purpose', $1) on conflict (key) do nothing`,
    [purpose],
  );
  const [row] = await db.query<{value: string}>(`select value from meta where key = 'purpose'`);
  if (row?.value !== purpose) {
    throw new StartError(
      `This database is for ${described(row?.value)}, and this start is for ${described(purpose)}: ` +
        'use another database or the other keys.',
    );
  }
}

function described(purpose: string | undefined): string {
  switch (purpose) {
    case 'demo':
      return 'the demo with its payment simulator';
    case 'test':
      return 'Stripe with test keys';
    default:
      return 'live payments';
  }
}
