import type {PaymentMessages, ResultSums} from './messages/index.ts';

type Texts = Pick<PaymentMessages, 'result' | 'checking' | 'sums'>;

/** How many invoices of a submission ended how; what is in none of the four is not paid. */
export interface ResultCounts {
  readonly count: number;
  readonly paid: number;
  readonly processing: number;
  readonly toConfirm: number;
  readonly checking: number;
}

/** Heading of a result. `number` is that of the invoice where there is only one. */
export function resultHeading(texts: Texts, counts: ResultCounts, number: string): string {
  return counts.count === 1 ? headingOfOne(texts, counts, number) : headingOfMany(texts, counts);
}

function headingOfOne({result, checking}: Texts, counts: ResultCounts, number: string): string {
  if (counts.paid) return result.onePaid(number);
  if (counts.processing) return result.oneProcessing(number);
  if (counts.toConfirm) return result.toConfirm(1);
  return counts.checking ? checking.title : result.oneNotPaid(number);
}

function headingOfMany({result, checking}: Texts, counts: ResultCounts): string {
  const {count, paid, processing, toConfirm} = counts;
  if (paid === count) return result.allPaid(count);
  if (paid > 0) return result.somePaid(paid, count);
  if (processing === count) return result.allProcessing(count);
  if (processing > 0) return result.someProcessing(processing, count);
  if (toConfirm > 0) return result.toConfirm(toConfirm);
  return counts.checking > 0 ? checking.title : result.nonePaid(count);
}

/** "$6,000.00 paid · $1,950.00 not paid": the sums above zero, in this order. */
export function resultSums({sums}: Texts, amounts: ResultSums): string {
  const order = ['paid', 'processing', 'toConfirm', 'checking', 'notPaid'] as const;
  return order
    .filter((key) => amounts[key].amount > 0)
    .map((key) => sums[key](amounts[key]))
    .join(' · ');
}
