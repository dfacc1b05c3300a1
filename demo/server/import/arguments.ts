import {parseArgs} from 'node:util';
import {paymentOptions} from '../../../src/contract/invoice.ts';
import type {PaymentOption} from '../../../src/model/invoice-state.ts';
import {StartError} from '../start-error.ts';
import {dateOrders} from './exports/dates.ts';
import type {ExportWishes} from './exports/wishes.ts';

const usage = `Usage: npm run import -- <folder or file.csv> [--firm key]

For an invoice export of Stripe or Xero also:

  --dates dmy|mdy                    which comes first in dates such as 05/06/2026
  --pay-by card,us_bank_account      with what its invoices may be paid, or none; without: with
                                     whatever the firm accepts`;

export interface Arguments {
  path: string;
  firmKey: string | null;
  wishes: ExportWishes;
}

/** Reads the command line; a mistake in it is answered with how to write it. */
export function readArguments(args: readonly string[]): Arguments {
  const {values, positionals} = parse(args);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new StartError(usage);
  const dates = dateOrders.find((order) => order === values.dates) ?? null;
  if (values.dates !== undefined && dates === null) throw new StartError(usage);
  return {path, firmKey: values.firm ?? null, wishes: {dates, payBy: payByOf(values['pay-by'])}};
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        firm: {type: 'string'},
        dates: {type: 'string'},
        'pay-by': {type: 'string'},
      },
      allowPositionals: true,
    });
  } catch {
    throw new StartError(usage);
  }
}

function payByOf(text: string | undefined): PaymentOption[] | null {
  if (text === undefined) return null;
  if (text === 'none') return [];
  const names = text.split(',');
  const options = paymentOptions.filter((option) => names.includes(option));
  if (options.length !== names.length) throw new StartError(usage);
  return options;
}
