import type {MethodLabel, PaymentMethod, Submission} from '../../contract/types.ts';
import {retryableLines} from './outcome.ts';
import {pickMethod, sumOf, toLine, type Basis, type Choice} from './plan.ts';
import type {PaymentLine, RetryPlan} from './state.ts';

/**
 * What a retry sends: present amounts, for what is still payable (P-06). Null when nothing is.
 * `usedMethod`: what the submission was sent with, where this page sent it.
 */
export function offerRetry(
  basis: Basis,
  lines: readonly PaymentLine[],
  submission: Submission,
  choice: Choice,
  usedMethod: string | null,
): RetryPlan | null {
  const open = retryableLines(lines, submission);
  const seen = new Map(open.map((line) => [line.invoiceId, line]));
  const offered = basis.items.flatMap((item): PaymentLine[] => {
    const before = seen.get(item.id);
    if (!before) return [];
    const {state, failure, transactionId, submissionId} = before;
    return [
      {
        ...toLine(item, basis, partsOf(before, item.payableAmount.amount)),
        state,
        failure,
        transactionId,
        submissionId,
      },
    ];
  });
  const total = sumOf(offered);
  if (!total) return null;

  const needsOtherMethod = offered.some(({failure}) => failure?.retrySameMethod === false);
  const used = usedMethod ?? findByLabel(basis.methods, submission.method);
  const methodId = choice.methodId ?? (needsOtherMethod ? null : used);
  const isNews = offered.some(({was}) => was);
  return {
    ...pickMethod(basis, offered, {...choice, methodId}),
    lines: offered,
    total,
    needsOtherMethod,
    // Old and new amounts say it better.
    error: isNews ? null : choice.refusal,
    isKnownUnsent: choice.isKnownUnsent,
  };
}

/** What was a part of what is due stays one; else a changed amount is said. */
function partsOf(line: PaymentLine, due: number): Pick<Choice, 'seen' | 'parts'> {
  const {invoiceId, amount, part} = line;
  return part?.isOther && amount.amount < due
    ? {seen: new Map(), parts: new Map([[invoiceId, amount.amount]])}
    : {seen: new Map([[invoiceId, line]]), parts: new Map()};
}

/** After a reload the submission's label is all that is known of its method. */
function findByLabel(methods: readonly PaymentMethod[], label: MethodLabel): string | null {
  const same = methods.filter((method) =>
    (['kind', 'last4', 'brand', 'bankName'] as const).every((fact) => method[fact] === label[fact]),
  );
  return same.length === 1 ? (same[0]?.id ?? null) : null;
}
