/**
 * Holds traffic to the contract generated from the SDK's types. For tests: `ajv` is a development
 * dependency.
 */
import {Ajv, type ValidateFunction} from 'ajv';
import type {Access} from '../protocol/authentication.ts';
import type {Exchange} from '../protocol/service.ts';
import schema from './schema.json' with {type: 'json'};

export interface Violation {
  /** `POST /v1/payment_intents/:id/confirm`, or what was asked when it is no operation. */
  operation: string;
  side: 'request' | 'response';
  message: string;
}

type Side = Violation['side'];

const {operations, ...shared} = schema;
const operationNames = Object.keys(operations) as (keyof typeof operations)[];
const patterns = operationNames.map((name) => {
  const [method = '', path = '', access = 'secret'] = name.split(' ');
  return {name, method, access, path: new RegExp(`^${path.replaceAll(':id', '[^/]+')}$`)};
});

const root = {$id: 'stripe', ...shared, operations};
// A form has no types: '1000' is a number and 'true' a boolean, as Stripe reads them.
const requests = new Ajv({strict: false, coerceTypes: true, schemas: [root]});
const responses = new Ajv({strict: false, schemas: [root]});
const compiled = new Map<string, ValidateFunction>();

/** `params` as parsed from the form: strings, lists and hashes. */
export function validateRequest(
  method: string,
  path: string,
  params: unknown,
  access: Access = 'secret',
): Violation[] {
  const name = operationOf(method, path, access);
  if (!name) return [unknownOperation(method, path)];
  return check(requests, pointer(name, 'request'), structuredClone(params), name, 'request');
}

export function validateResponse(
  method: string,
  path: string,
  status: number,
  body: unknown,
  access: Access = 'secret',
): Violation[] {
  const name = operationOf(method, path, access);
  if (status >= 300) {
    return check(responses, '/failure', body, name ?? `${method} ${path}`, 'response');
  }
  if (!name) return [unknownOperation(method, path)];
  return check(responses, pointer(name, 'response'), body, name, 'response');
}

/**
 * For `createSimulator({onExchange})` or `startSimulator`: gathers what breaks the contract. With
 * `refusedRequests: 'ignored'`, requests that were answered by a 4xx for being wrong may be so.
 */
export function collectViolations({
  refusedRequests = 'checked',
}: {refusedRequests?: 'checked' | 'ignored'} = {}) {
  const violations: Violation[] = [];
  let exchanges = 0;
  return {
    violations,
    count: () => exchanges,
    onExchange: ({method, path, access, params, status, answer}: Exchange) => {
      exchanges += 1;
      const isRefused = status >= 400 && status < 500;
      if (!(isRefused && refusedRequests === 'ignored')) {
        violations.push(...validateRequest(method, path, params, access));
      }
      violations.push(...validateResponse(method, path, status, answer, access));
    },
  };
}

function operationOf(method: string, path: string, access: Access): string | undefined {
  const fits = patterns.filter((pattern) => pattern.method === method && pattern.path.test(path));
  // `/v1/payment_intents/:id` is a call of either key, with answers of its own.
  return fits.find((pattern) => pattern.access === access)?.name;
}

function pointer(name: string, side: Side): string {
  return `/operations/${encodeURIComponent(name.replaceAll('/', '~1'))}/${side}`;
}

function check(ajv: Ajv, at: string, value: unknown, operation: string, side: Side): Violation[] {
  const key = `${side} ${at}`;
  const validate = compiled.get(key) ?? ajv.compile({$ref: `stripe#${at}`});
  compiled.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({instancePath, message = '', params}) => ({
    operation,
    side,
    message: `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  }));
}

function unknownOperation(method: string, path: string): Violation {
  return {operation: `${method} ${path}`, side: 'request', message: 'is not in the contract'};
}
