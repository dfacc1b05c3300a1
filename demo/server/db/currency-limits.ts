import {chargeLimits} from '../../../src/model/processor-units.ts';
import type {Db} from './port.ts';

/** Stands for every currency that has no row of its own. No currency is called so. */
const otherCurrencies = '***';

/**
 * What the processor can charge in each currency, as a table, so that SQL counts payable invoices
 * by the very numbers of `src/model/processor-units`. Written anew at each start.
 */
export async function storeCurrencyLimits(db: Db): Promise<void> {
  const usual = JSON.stringify(chargeLimits(otherCurrencies));
  const special = everyCode().filter((code) => JSON.stringify(chargeLimits(code)) !== usual);
  const currencies = [otherCurrencies, ...special];
  const limits = currencies.map(chargeLimits);
  await db.query(
    `insert into currency_limits (currency, minimum, maximum, step)
     select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])
     on conflict (currency) do update
       set minimum = excluded.minimum, maximum = excluded.maximum, step = excluded.step`,
    [
      currencies,
      limits.map(({minimum}) => minimum),
      limits.map(({maximum}) => maximum),
      limits.map(({step}) => step),
    ],
  );
}

/** `AAA` to `ZZZ`: what ISO 4217 could ever name. */
function everyCode(): string[] {
  const letters = Array.from({length: 26}, (_, index) => String.fromCharCode(65 + index));
  return letters.flatMap((first) =>
    letters.flatMap((second) => letters.map((third) => first + second + third)),
  );
}
