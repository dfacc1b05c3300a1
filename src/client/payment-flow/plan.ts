import type {
  ExcludedItem,
  Invoice,
  Money,
  PayableItem,
  PaymentMethod,
} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {commonOptions, ineligibility, preselectedMethod} from '../../model/method-eligibility.ts';
import {isSameMoney, totalsByCurrency} from '../../model/totals.ts';
import {partsOf} from '../../model/selection.ts';
import type {
  AmountPart,
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
  /** A method can be entered by hand; and be kept. */
  readonly canEnter: boolean;
  readonly canSave: boolean;
  /** A part of an invoice can be paid (P-13). */
  readonly takesParts: boolean;
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
  /**
   * Undefined until a method was chosen by hand; null when the chosen one went away; `entered` for a
   * new one.
   */
  readonly methodId: string | null | undefined;
  readonly save: boolean;
  readonly makeDefault: boolean;
  /** Parts to be paid, in minor units; NaN for what could not be read, null for nothing yet. */
  readonly parts: ReadonlyMap<string, number | null>;
  /** What is left of a selection of which parts were paid before (S-14). */
  readonly rest: Rest | null;
  /** What was due, and numbers, as last shown. */
  readonly seen: ReadonlyMap<string, {readonly number: string; readonly amount: Money}>;
  /** What was sent last, and why the server refused it. */
  readonly sent: ReadonlySet<string>;
  readonly refusal: PortalError | null;
  /** The server refused amounts that were confirmed: changed ones are confirmed anew (P-10). */
  readonly mustConfirm: boolean;
  readonly isKnownUnsent: boolean;
}

/** A selection above the limit is paid part by part; this is what the parts so far have left. */
export interface Rest {
  readonly ids: ReadonlySet<string>;
  readonly paidParts: number;
}

/** No id of a saved method is like this. */
export const entered = 'new';

export const firstChoice: Choice = {
  currency: null,
  isCardOnly: false,
  leftOut: new Set(),
  methodId: undefined,
  save: false,
  makeDefault: false,
  parts: new Map(),
  rest: null,
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
      choices: totals.map((total) => ({total, count: countOf(payable, total)})),
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
  const {rest} = choice;
  const paidParts = rest && wanted.every(({id}) => rest.ids.has(id)) ? rest.paidParts : 0;
  const count = paidParts + parts.length;
  const part = count > 1 ? {index: paidParts + 1, count, limit: basis.limit} : null;
  const planned = {lines, part, excluded: basis.excluded};

  const taken = takenOf(basis, choice);
  if (!total || (choice.refusal && taken.length > 0))
    return {phase: 'taken', ...planned, total, taken};
  if (commonOptions(lines).length === 0) return noCommonMethod({...planned, total});

  const pick = pickMethod(basis, lines, choice);
  const {refusal: error, mustConfirm, isKnownUnsent} = choice;
  return mustConfirm && lines.some(({was}) => was)
    ? {phase: 'changed', ...planned, total, ...pick}
    : {phase: 'review', ...planned, total, ...pick, error, isKnownUnsent};
}

function countOf(items: readonly PayableItem[], {currency}: Money): number {
  return items.filter(({payableAmount}) => payableAmount.currency === currency).length;
}

export function toLine(
  {id, number, version, payableAmount, paymentOptions, minimum}: PayableItem,
  {findInvoice, takesParts}: Pick<Basis, 'findInvoice' | 'takesParts'>,
  {seen, parts}: Pick<Choice, 'seen' | 'parts'>,
): PaymentLine {
  const row = findInvoice(id);
  const before = seen.get(id)?.amount;
  const part = takesParts ? partOf(payableAmount, minimum, parts.get(id)) : undefined;
  const wanted = part?.isOther && !part.problem ? parts.get(id) : undefined;
  const amount = wanted == null ? payableAmount : {...payableAmount, amount: wanted};
  return {
    invoiceId: id,
    number,
    projects: row?.projects.map(({name}) => name) ?? [],
    amount,
    ofTotal: row && row.total.amount > amount.amount ? row.total : undefined,
    was: before && !isSameMoney(before, payableAmount) ? before : undefined,
    part,
    version,
    paymentOptions,
    state: 'planned',
  };
}

/** Undefined where all of it has to be paid at once, or nobody knows how little can be. */
function partOf(
  due: Money,
  min: Money | undefined,
  wanted: number | null | undefined,
): AmountPart | undefined {
  // Both the part and what remains have to be chargeable.
  if (!min || min.amount * 2 > due.amount) return undefined;
  return {min, due, isOther: wanted !== undefined, problem: problemOf(wanted, due, min)};
}

function problemOf(
  wanted: number | null | undefined,
  {amount: due}: Money,
  {amount: min}: Money,
): AmountPart['problem'] {
  if (wanted === undefined || wanted === due) return null;
  if (wanted === null) return 'missing';
  if (Number.isNaN(wanted)) return 'unreadable';
  if (wanted < min) return 'too_little';
  return wanted > due - min ? 'too_much' : null;
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
  {methods, today, canEnter, canSave}: Basis,
  lines: readonly PaymentLine[],
  {methodId: chosen, save, makeDefault}: Pick<Choice, 'methodId' | 'save' | 'makeDefault'>,
): MethodPick {
  const choices = methods.map((method) => ({
    method,
    ineligibility: ineligibility(method, lines, today),
  }));
  const usable = choices.filter((each) => !each.ineligibility);
  const unusable = choices.filter((each) => each.ineligibility);
  const wanted = chosen === undefined ? preselectedMethod(methods, lines, today)?.id : chosen;
  const methodId = usable.find(({method}) => method.id === wanted)?.method.id ?? null;
  // Where nothing is saved there is nothing to choose.
  const isEntered = canEnter && (chosen === entered || methods.length === 0);
  const isChosen = methodId !== null || isEntered;
  return {
    methods: [...usable, ...unusable],
    methodId,
    newMethod: canEnter
      ? {
          isChosen: isEntered,
          kinds: commonOptions(lines),
          canSave,
          isFirst: methods.length === 0,
          save: save && canSave,
          makeDefault: save && makeDefault,
        }
      : null,
    blocked: lines.some(({part}) => part?.problem)
      ? 'amount'
      : isChosen
        ? null
        : usable.length > 0 || canEnter
          ? 'choose_method'
          : 'no_method',
  };
}
