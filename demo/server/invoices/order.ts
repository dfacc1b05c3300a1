import type {InvoiceSort} from '../../../src/model/sort-key.ts';
import type {Parameters} from '../db/parameters.ts';

/**
 * The orders in which invoices are read, as `compareInvoices` of the model has them: each stands on
 * an index of the client's invoices, and a page starts where the last one ended.
 */
export interface Order {
  isDescending: boolean;
  keys: readonly Key[];
}

interface Key {
  expression: string;
  type: string;
  /** Read from the invoice itself when the next page is asked for; else kept in the cursor. */
  isLookedUp?: boolean;
  /** Whether a cursor's value can be one of this key. */
  isValid?: (value: string) => boolean;
}

/** The database knows no year 0. */
const isDate = (value: string) =>
  /^-?infinity$/.test(value) || (/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value) && isInCalendar(value));
const isInCalendar = (date: string) => {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
};
const isInteger = (value: string) => /^-?\d{1,16}$/.test(value) && Number.isSafeInteger(+value);

/** Without a due date: last, whatever the direction. */
const dueFirst: Key = {expression: `coalesce(i.due_on, 'infinity')`, type: 'date', isValid: isDate};
const dueLast: Key = {expression: `coalesce(i.due_on, '-infinity')`, type: 'date', isValid: isDate};
/** As long as an invoice's number may be, so it has no place in a cursor. */
const number: Key[] = [
  // What the index knows of it; in code points, a beginning sorts like the whole.
  {expression: 'left(i.number_key, 200)', type: 'text', isLookedUp: true},
  {expression: 'i.number_key', type: 'text', isLookedUp: true},
];
const issued: Key = {expression: 'i.issued_on', type: 'date', isValid: isDate};
const currency: Key = {
  expression: 'i.currency',
  type: 'char(3)',
  isValid: (value) => /^[A-Z]{3}$/.test(value),
};
const amount: Key = {expression: '(i.total - i.paid)', type: 'bigint', isValid: isInteger};

const orders: Readonly<Record<InvoiceSort, Order>> = {
  number: {isDescending: false, keys: number},
  '-number': {isDescending: true, keys: number},
  due_on: {isDescending: false, keys: [dueFirst]},
  '-due_on': {isDescending: true, keys: [dueLast]},
  issued_on: {isDescending: false, keys: [issued]},
  '-issued_on': {isDescending: true, keys: [issued]},
  amount: {isDescending: false, keys: [currency, amount]},
  '-amount': {isDescending: true, keys: [currency, amount]},
};

export function orderOf(sort: InvoiceSort): Order {
  return orders[sort];
}

/** Oldest due first, as payments are made; without a due date last, then by number. */
export const payingOrder: Order = {isDescending: false, keys: [dueFirst, ...number]};

/** Where a page ends: the last invoice's id and what of its keys a cursor keeps. */
export interface Position {
  id: string;
  keys: string[];
}

const keptKeys = ({keys}: Order) => keys.filter(({isLookedUp}) => !isLookedUp);

/** To be selected beside an invoice, so that a page knows where it ends. */
export function selectPosition(order: Order): string {
  const kept = keptKeys(order).map(({expression}) => `(${expression})::text`);
  return `array[${kept.join(', ')}]::text[] as position`;
}

export function isPositionOf(order: Order, {keys}: Position): boolean {
  const kept = keptKeys(order);
  return (
    keys.length === kept.length && kept.every(({isValid}, index) => isValid?.(keys[index]!) ?? true)
  );
}

export function orderBy({keys, isDescending}: Order): string {
  const direction = isDescending ? 'desc' : 'asc';
  const columns = keys.map(({expression}) => `${expression} ${direction}`);
  return [...columns, `i.id collate "C"`].join(', ');
}

/**
 * Rows behind a position. The comparison by keys alone is what the index is entered with; the
 * second only tells apart rows of equal keys.
 */
export function isBehind(order: Order, {id, keys}: Position, parameters: Parameters): string {
  const place = parameters.add(id);
  let next = 0;
  const values = order.keys.map(({expression, type, isLookedUp}) =>
    isLookedUp
      ? `(select ${expression} from invoices i where i.id = ${place})`
      : `${parameters.add(keys[next++])}::${type}`,
  );
  const columns = `(${order.keys.map(({expression}) => expression).join(', ')})`;
  const compared = order.isDescending ? '<' : '>';
  const position = `(${values.join(', ')})`;
  return `${columns} ${compared}= ${position}
    and (${columns} ${compared} ${position} or i.id collate "C" > ${place} collate "C")`;
}
