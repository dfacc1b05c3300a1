import type {Kind} from '../resources/kinds.ts';
import {invalidRequest} from './errors.ts';
import type {Account} from './route.ts';

/** Fields that hold an id and may be asked for in full: https://docs.stripe.com/api/expanding_objects */
const EXPANDABLE: Readonly<Record<string, readonly Kind[]>> = {
  balance_transaction: ['balance_transaction'],
  charge: ['charge'],
  customer: ['customer'],
  failure_balance_transaction: ['balance_transaction'],
  latest_attempt: ['setup_attempt'],
  latest_charge: ['charge'],
  mandate: ['mandate'],
  payment_intent: ['payment_intent'],
  payment_method: ['payment_method'],
  setup_intent: ['setup_intent'],
};

const MAX_DEPTH = 4;

/** Replaces ids by their objects, in place. Throws Stripe's 400 for a path that can't be followed. */
export function expand(account: Account, answer: object, paths: readonly string[]): void {
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > MAX_DEPTH) {
      throw invalidRequest(
        `You cannot expand more than ${MAX_DEPTH} levels of a property. Property: ${path}`,
        {param: 'expand'},
      );
    }
    follow(account, answer as Record<string, unknown>, steps, path);
  }
}

function follow(
  account: Account,
  holder: Record<string, unknown>,
  [step, ...rest]: string[],
  path: string,
): void {
  if (step === undefined) return;
  const isUnexpandable = rest.length === 0 && !Object.hasOwn(EXPANDABLE, step);
  if (isUnexpandable || !Object.hasOwn(holder, step)) throw cannotExpand(path);
  const value = holder[step];
  if (value === null) return;
  if (typeof value === 'string') {
    const found = load(account, step, value);
    if (!found) throw cannotExpand(path);
    holder[step] = found;
    follow(account, found, rest, path);
    return;
  }
  for (const inner of Array.isArray(value) ? value : [value]) {
    follow(account, inner as Record<string, unknown>, rest, path);
  }
}

function load(account: Account, field: string, id: string): Record<string, unknown> | undefined {
  const kinds = Object.hasOwn(EXPANDABLE, field) ? EXPANDABLE[field]! : [];
  for (const kind of kinds) {
    const row = account.find(kind, id);
    if (row) return row.object as unknown as Record<string, unknown>;
  }
  return undefined;
}

function cannotExpand(path: string) {
  return invalidRequest(
    `This property cannot be expanded (${path}). You may want to try expanding a different property.`,
    {param: 'expand'},
  );
}
