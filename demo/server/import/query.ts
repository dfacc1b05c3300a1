import {paymentOptions} from '../../../src/contract/invoice.ts';
import {dateOrders} from './exports/dates.ts';
import {noWishes} from './exports/wishes.ts';
import type {ImportOptions} from './import.ts';

type Asked = Pick<ImportOptions, 'firmKey' | 'wishes'>;

/** What goes with the files to another process, as the query of an address. */
export function toQuery({firmKey, wishes = noWishes}: Asked): URLSearchParams {
  const {dates, payBy} = wishes;
  return new URLSearchParams({
    ...(firmKey !== null && {firm: firmKey}),
    ...(dates !== null && {dates}),
    ...(payBy !== null && {payBy: payBy.join(',')}),
  });
}

export function fromQuery(query: URLSearchParams): Required<Asked> {
  const payBy = query.get('payBy')?.split(',') ?? null;
  return {
    firmKey: query.get('firm'),
    wishes: {
      dates: dateOrders.find((order) => order === query.get('dates')) ?? null,
      payBy: payBy && paymentOptions.filter((option) => payBy.includes(option)),
    },
  };
}
