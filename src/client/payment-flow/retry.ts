import type {MethodLabel, PaymentMethod, Submission} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {retryableLines} from './outcome.ts';
import {pickMethod, sumOf, toLine, type Basis} from './plan.ts';
import type {PaymentLine, RetryPlan} from './state.ts';

export interface RetryChoice {
  /** Undefined until a method was chosen for the retry. */
  readonly methodId: string | null | undefined;
  /** The one the submission was sent with, where this page sent it. */
  readonly usedMethodId: string | null;
  readonly error: PortalError | null;
}

/** What a retry sends: present amounts, for what is still payable (P-06). Null when nothing is. */
export function offerRetry(
  basis: Basis,
  lines: readonly PaymentLine[],
  submission: Submission,
  choice: RetryChoice,
): RetryPlan | null {
  const open = retryableLines(lines, submission);
  const seen = new Map(open.map((line) => [line.invoiceId, line]));
  const offered = basis.items.flatMap((item): PaymentLine[] => {
    const before = seen.get(item.id);
    if (!before) return [];
    const {state, failure, transactionId, submissionId} = before;
    return [{...toLine(item, basis, {seen}), state, failure, transactionId, submissionId}];
  });
  const total = sumOf(offered);
  if (!total) return null;

  const needsOtherMethod = offered.some(({failure}) => failure?.retrySameMethod === false);
  const used = choice.usedMethodId ?? findByLabel(basis.methods, submission.method);
  const chosen = choice.methodId ?? (needsOtherMethod ? null : used);
  const isNews = offered.some(({was}) => was);
  return {
    ...pickMethod(basis, offered, chosen),
    lines: offered,
    total,
    needsOtherMethod,
    // Old and new amounts say it better.
    error: isNews ? null : choice.error,
  };
}

/** After a reload the submission's label is all that is known of its method. */
function findByLabel(methods: readonly PaymentMethod[], label: MethodLabel): string | null {
  const {kind, brand, bankName, last4} = label;
  const same = methods.filter(
    (method) =>
      method.kind === kind &&
      method.last4 === last4 &&
      method.brand === brand &&
      method.bankName === bankName,
  );
  return same.length === 1 ? (same[0]?.id ?? null) : null;
}
