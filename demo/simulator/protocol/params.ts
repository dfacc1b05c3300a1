/**
 * Reads form fields into typed parameters, and refuses what Stripe would refuse: unknown names,
 * missing ones, numbers that are none. A parameter that the simulator does not model is unknown to
 * it, so that nothing a caller relies on is silently ignored.
 */
import {invalidRequest} from './errors.ts';
import type {FormObject, FormValue} from './form.ts';

export type Reader<T> = (raw: FormValue, name: string) => T;
export type Shape = Record<string, Reader<unknown>>;
export type Params<S extends Shape> = {
  [K in keyof S]?: S[K] extends Reader<infer T> ? T : never;
};

/** `required` is checked by {@link requireParams}, because Stripe names one missing field at a time. */
export function readParams<S extends Shape>(shape: S, raw: FormObject, within = ''): Params<S> {
  const unknown = Object.keys(raw).filter((key) => !Object.hasOwn(shape, key));
  if (unknown.length > 0) throw unknownParameters(unknown.map((key) => nested(within, key)));
  const params: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    params[key] = shape[key]!(value, nested(within, key));
  }
  return params as Params<S>;
}

export function requireParams(params: object, required: readonly string[]): void {
  for (const name of required) {
    if (Object.hasOwn(params, name)) continue;
    throw invalidRequest(`Missing required param: ${name}.`, {
      code: 'parameter_missing',
      param: name,
    });
  }
}

export function text({max = 5000}: {max?: number} = {}): Reader<string> {
  return (raw, name) => {
    const value = scalar(raw, name);
    if (value === '') throw cannotBeUnset(name);
    if (value.length <= max) return value;
    throw invalidRequest(
      `Invalid string: ${value.slice(0, 10)}…; must be at most ${max} characters`,
      {param: name},
    );
  };
}

/** Stripe reads an empty string as "unset this". */
export function emptyable<T>(reader: Reader<T>): Reader<T | null> {
  return (raw, name) => (raw === '' ? null : reader(raw, name));
}

export function integer({min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER} = {}) {
  return (raw: FormValue, name: string): number => {
    const value = scalar(raw, name);
    if (value === '') throw cannotBeUnset(name);
    const number = Number(value);
    if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(number)) {
      throw invalidRequest(`Invalid integer: ${value}`, {
        code: 'parameter_invalid_integer',
        param: name,
      });
    }
    if (number < min) {
      const bound =
        min === 1 ? 'This value must be greater than or equal to 1.' : `Must be ≥ ${min}.`;
      throw invalidRequest(bound, {code: 'parameter_invalid_integer', param: name});
    }
    if (number > max) {
      throw invalidRequest(`This value must be less than or equal to ${max}.`, {
        code: 'parameter_invalid_integer',
        param: name,
      });
    }
    return number;
  };
}

export const flag: Reader<boolean> = (raw, name) => {
  const value = scalar(raw, name);
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw invalidRequest(`Invalid boolean: ${value}`, {param: name});
};

export function oneOf<const T extends string>(...values: readonly T[]): Reader<T> {
  return (raw, name) => {
    const value = scalar(raw, name);
    if ((values as readonly string[]).includes(value)) return value as T;
    const last = values.at(-1);
    const list = values.length > 1 ? `${values.slice(0, -1).join(', ')} or ${last}` : last;
    throw invalidRequest(`Invalid ${name}: must be one of ${list}`, {param: name});
  };
}

export function listOf<T>(reader: Reader<T>): Reader<T[]> {
  return (raw, name) => {
    if (!Array.isArray(raw)) throw invalidRequest('Invalid array', {param: name});
    return raw.map((item, index) => reader(item, nested(name, String(index))));
  };
}

export function hash<S extends Shape>(shape: S, required: readonly string[] = []) {
  return (raw: FormValue, name: string): Params<S> => {
    if (typeof raw === 'string' || Array.isArray(raw)) {
      throw invalidRequest('Invalid object', {param: name});
    }
    const params = readParams(shape, raw, name);
    for (const key of required) {
      if (!Object.hasOwn(params, key)) requireParams({}, [nested(name, key)]);
    }
    return params;
  };
}

/** At most 50 keys of 40 characters with values of 500: https://docs.stripe.com/metadata */
export const metadata: Reader<Record<string, string>> = (raw, name) => {
  if (typeof raw === 'string' || Array.isArray(raw)) {
    throw invalidRequest('Invalid object', {param: name});
  }
  const entries = Object.entries(raw);
  if (entries.length > 50) {
    throw invalidRequest('You can only specify up to 50 keys in the metadata.', {param: name});
  }
  for (const [key, value] of entries) {
    const param = nested(name, key);
    if (typeof value !== 'string') throw invalidRequest('Invalid string', {param});
    if (key.length > 40) {
      throw invalidRequest('Metadata keys can be at most 40 characters.', {param});
    }
    if (value.length > 500) {
      throw invalidRequest('Metadata values can be at most 500 characters.', {param});
    }
  }
  return Object.fromEntries(entries) as Record<string, string>;
};

/** A value set to the empty string removes its key; keys that are not sent stay. */
export function mergeMetadata(
  kept: Record<string, string>,
  sent: Record<string, string> | null | undefined,
): Record<string, string> {
  if (sent === null) return {};
  const merged = {...kept, ...sent};
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}

function scalar(raw: FormValue, name: string): string {
  if (typeof raw === 'string') return raw;
  throw invalidRequest(`Invalid string: ${JSON.stringify(raw)}`, {param: name});
}

function nested(within: string, key: string): string {
  return within === '' ? key : `${within}[${key}]`;
}

function cannotBeUnset(name: string) {
  return invalidRequest(
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
    {code: 'parameter_invalid_empty', param: name},
  );
}

function unknownParameters(names: string[]) {
  if (names.includes('payment_method_types')) {
    return invalidRequest(
      'Received unknown parameter: payment_method_types. Use allowed_payment_method_types instead.',
      {code: 'parameter_unknown', param: 'payment_method_types'},
    );
  }
  const noun = names.length === 1 ? 'parameter' : 'parameters';
  return invalidRequest(`Received unknown ${noun}: ${names.join(', ')}`, {
    code: 'parameter_unknown',
    param: names[0]!,
  });
}
