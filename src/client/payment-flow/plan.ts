import type {
  ExcludedItem,
  Invoice,
  Money,
  PayableItem,
  PaymentMethod,
} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {
  commonOptions,
  ineligibility,
  preselectedMethod,
  type InvoiceOptions,
} from '../../model/method-eligibility.ts';
import {isSameMoney, totalsByCurrency} from '../../model/money.ts';
import {partsOf} from '../../model/selection.ts';
import type {
  Blocked,
  ChangedState,
  CurrencyState,
  MethodPick,
  NoCommonMethodState,
  PaymentLine,
  Plan,
  ReviewState,
  TakenInvoice,
  TakenState,
} from './state.ts';

/** What the server said when it was asked what can be paid, and with what. */
export interface Basis {
  /** Oldest due first. */
  readonly items: readonly PayableItem[];
  readonly excluded: readonly ExcludedItem[];
  /** Asked for, and unknown to the server. */
  readonly gone: readonly string[];
  readonly methods: readonly PaymentMethod[];
  /** Invoices per submission. */
  readonly limit: number;
  /** `YYYY-MM-DD` in the firm's time zone: cards expire by it. */
  readonly today: string;
  /** A row of some list, for what the compact answer leaves out. */
  findInvoice(id: string): Invoice | undefined;
}

/** What the person decided or saw so far. */
export interface Choice {
  readonly currency: string | null;
  readonly isCardOnly: boolean;
  readonly leftOut: ReadonlySet<string>;
  /** Undefined until a method was chosen by hand; null when the chosen one went away. */
  readonly methodId: string | null | undefined;
  /** Amounts and numbers as last shown. */
  readonly seen: ReadonlyMap<string, {readonly number: string; readonly amount: Money}>;
  /** What was sent last, and why the server refused it. */
  readonly sent: ReadonlySet<string>;
  readonly refusal: PortalError | null;
  /** The server refused amounts that were confirmed: changed ones are confirmed anew (P-10). */
  readonly mustConfirm: boolean;
  readonly isKnownUnsent: boolean;
}

export const firstChoice: Choice = {
  currency: null,
  isCardOnly: false,
  leftOut: new Set(),
  methodId: undefined,
  seen: new Map(),
  sent: new Set(),
  refusal: null,
  mustConfirm: false,
  isKnownUnsent: false,
};

export type PlannedState =
  CurrencyState | NoCommonMethodState | TakenState | ChangedState | ReviewState;

/** What the dialog shows of what can be paid; the same basis and choices give the same. */
export function plan(basis: Basis, choice: Choice): PlannedState {
  const payable = basis.items.filter(({id}) => !choice.leftOut.has(id));
  const totals = totalsByCurrency(payable.map(({payableAmount}) => payableAmount));
  if (totals.length > 1 && !totals.some(({currency}) => currency === choice.currency)) {
    return {
      phase: 'currency',
      choices: totals.map((total) => ({total, count: count(payable, total)})),
    };
  }

  const currency = totals.length > 1 ? choice.currency : totals[0]?.currency;
  const wanted = payable.filter(
    ({payableAmount, paymentOptions}) =>
      payableAmount.currency === currency &&
      (!choice.isCardOnly || paymentOptions.includes('card')),
  );
  const parts = partsOf(wanted, basis.limit);
  const items = parts[0] ?? [];
  const lines = items.map((item) => toLine(item, basis, choice));
  const total = sumOf(lines);
  const part = parts.length > 1 ? {index: 1, count: parts.length, limit: basis.limit} : null;
  const planned = {lines, part, excluded: basis.excluded};

  const taken = takenOf(basis, choice);
  if (!total || (choice.refusal && taken.length > 0))
    return {phase: 'taken', ...planned, total, taken};
  if (commonOptions(lines).length === 0) return noCommonMethod({...planned, total});

  const pick = pickMethod(basis, lines, choice.methodId);
  const {refusal: error, mustConfirm, isKnownUnsent} = choice;
  return mustConfirm && lines.some(({was}) => was)
    ? {phase: 'changed', ...planned, total, ...pick}
    : {phase: 'review', ...planned, total, ...pick, error, isKnownUnsent};
}

function count(items: readonly PayableItem[], {currency}: Money): number {
  return items.filter(({payableAmount}) => payableAmount.currency === currency).length;
}

export function toLine(
  {id, number, version, payableAmount: amount, paymentOptions}: PayableItem,
  {findInvoice}: Pick<Basis, 'findInvoice'>,
  {seen}: Pick<Choice, 'seen'>,
): PaymentLine {
  const row = findInvoice(id);
  const before = seen.get(id)?.amount;
  return {
    invoiceId: id,
    number,
    projects: row?.projects.map(({name}) => name) ?? [],
    amount,
    ofTotal: row && row.total.amount > amount.amount ? row.total : undefined,
    was: before && !isSameMoney(before, amount) ? before : undefined,
    version,
    paymentOptions,
    state: 'planned',
  };
}

/** Null for no lines. All of one payment are of one currency. */
export function sumOf(lines: readonly Pick<PaymentLine, 'amount'>[]): Money | null {
  return totalsByCurrency(lines.map(({amount}) => amount))[0] ?? null;
}

/** What the refusal says of an invoice is more precise than that it is not payable now. */
function takenOf({excluded, gone}: Basis, {refusal, seen, sent, leftOut}: Choice): TakenInvoice[] {
  const codes = new Map(refusal?.errors.map(({invoiceId, code}) => [invoiceId, code]));
  const left = excluded.map(({id, number, reason}): TakenInvoice => {
    const isBusy = reason === 'processing' || codes.get(id) === 'invoice_payment_in_progress';
    const isPaid = reason === 'paid' || codes.get(id) === 'invoice_already_paid';
    return {
      invoiceId: id,
      number,
      reason: isPaid ? 'paid' : isBusy ? 'in_progress' : 'not_payable',
    };
  });
  const unknown = gone.map((invoiceId): TakenInvoice => {
    return {invoiceId, number: seen.get(invoiceId)?.number ?? '', reason: 'gone'};
  });
  return [...left, ...unknown].filter(
    ({invoiceId}) => !leftOut.has(invoiceId) && (!refusal || sent.has(invoiceId)),
  );
}

function noCommonMethod(planned: Plan): NoCommonMethodState {
  const takes = (line: PaymentLine, option: string) => line.paymentOptions.includes(option);
  const only = (option: string, other: string) =>
    planned.lines
      .filter((line) => takes(line, option) && !takes(line, other))
      .map(({number}) => number);
  return {
    phase: 'no_common_method',
    ...planned,
    cardOnly: only('card', 'us_bank_account'),
    bankOnly: only('us_bank_account', 'card'),
    byCard: planned.lines.filter((line) => takes(line, 'card')),
    others: planned.lines.filter((line) => !takes(line, 'card')),
  };
}

/** Usable ones first, in the server's order. The default is chosen where it can pay (P-02, P-15). */
export function pickMethod(
  {methods, today}: Pick<Basis, 'methods' | 'today'>,
  invoices: readonly InvoiceOptions[],
  chosen: string | null | undefined,
): MethodPick {
  const choices = methods.map((method) => ({
    method,
    ineligibility: ineligibility(method, invoices, today),
  }));
  const usable = choices.filter((each) => each.ineligibility === null);
  const unusable = choices.filter((each) => each.ineligibility !== null);
  const wanted =
    chosen === undefined ? preselectedMethod(methods, invoices, today)?.id : (chosen ?? undefined);
  const methodId = usable.find(({method}) => method.id === wanted)?.method.id ?? null;
  const why: Blocked = usable.length > 0 ? 'choose_method' : 'no_method';
  return {methods: [...usable, ...unusable], methodId, blocked: methodId === null ? why : null};
}
