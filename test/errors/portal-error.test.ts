import assert from 'node:assert/strict';
import {test} from 'node:test';
import {problemCodes, type ProblemCode} from '../../src/contract/problem.ts';
import type {Problem} from '../../src/contract/types.ts';
import {
  ContractError,
  NetworkError,
  SetupError,
  TimeoutError,
  errorFromProblem,
  errorFromStatus,
  isPortalError,
} from '../../src/errors/index.ts';

function problemWith(code: ProblemCode | undefined, overrides: Partial<Problem> = {}): Problem {
  return {
    type: 'about:blank',
    title: 'Refused',
    status: code ? problemCodes[code].status : 500,
    code,
    requestId: 'req_1',
    retryable: false,
    ...overrides,
  };
}

for (const code of Object.keys(problemCodes) as ProblemCode[]) {
  test(`${code} has the kind that the contract gives it`, () => {
    const error = errorFromProblem(problemWith(code));

    assert.equal(error.kind, problemCodes[code].kind);
    assert.equal(error.code, code);
  });
}

const withoutKnownCode: [status: number, kind: string, retryable: boolean][] = [
  [400, 'invalid', false],
  [401, 'session', false],
  [404, 'missing', false],
  [413, 'invalid', false],
  [418, 'invalid', false],
  [429, 'throttled', true],
  [500, 'server', true],
  [502, 'server', true],
];
for (const [status, kind, retryable] of withoutKnownCode) {
  test(`a bare ${status} is ${kind} and ${retryable ? '' : 'not '}retryable`, () => {
    const error = errorFromStatus(status, 'Refused');

    assert.deepEqual([error.kind, error.retryable, error.code], [kind, retryable, undefined]);
  });
}

test('X-03 a code of a newer server finds its kind by the status', () => {
  assert.equal(errorFromProblem(problemWith('not_found', {code: 'unrecognized'})).kind, 'missing');
});

test('the status of the answer decides, not the one that its body repeats', () => {
  assert.equal(errorFromProblem(problemWith(undefined, {status: 400}), 503).kind, 'server');
});

test('an error carries what the problem says', () => {
  const errors = [{invoiceId: 'inv_7', code: 'invoice_changed' as const}];

  const error = errorFromProblem(
    problemWith('rate_limited', {params: {limit: 5}, field: 'email', errors, retryable: true}),
    429,
    {retryAfter: 2000},
  );

  assert.equal(error.kind, 'throttled');
  assert.equal(error.message, 'Refused');
  assert.equal(error.code, 'rate_limited');
  assert.deepEqual(error.params, {limit: 5});
  assert.equal(error.field, 'email');
  assert.deepEqual(error.errors, errors);
  assert.equal(error.retryable, true);
  assert.equal(error.requestId, 'req_1');
  assert.equal(error.retryAfter, 2000);
});

test('the request id of the header stands in for an empty one', () => {
  const error = errorFromProblem(problemWith('not_found', {requestId: ''}), 404, {
    requestId: 'req_2',
  });

  assert.equal(error.requestId, 'req_2');
});

test('a failed connection and a timeout may be tried again, a broken contract may not', () => {
  const retryable = [NetworkError, TimeoutError, ContractError, SetupError].map(
    (Kind) => new Kind('Failed').retryable,
  );

  assert.deepEqual(retryable, [true, true, false, false]);
});

test('a timeout of something that must not be repeated says so', () => {
  assert.equal(new TimeoutError('Failed', {retryable: false}).retryable, false);
});

test('the cause is kept, and absent when there is none', () => {
  const cause = new TypeError('fetch failed');

  assert.equal(new NetworkError('Failed', {cause}).cause, cause);
  assert.equal('cause' in new NetworkError('Failed'), false);
});

test('E-02 an error of another copy of the SDK is recognised', async () => {
  const otherUrl = `${import.meta.resolve('../../src/errors/portal-error.ts')}?copy=other`;
  const otherCopy = (await import(otherUrl)) as typeof import('../../src/errors/portal-error.ts');
  class OtherError extends otherCopy.PortalError {
    readonly kind = 'conflict';
  }

  const error: unknown = new OtherError('Changed');

  assert.equal(error instanceof ContractError, false);
  assert.equal(isPortalError(error), true);
  assert.equal(isPortalError(error, 'conflict'), true);
  assert.equal(isPortalError(error, 'network'), false);
});

test('anything else is not an error of the SDK', () => {
  for (const other of [
    new Error('x'),
    new DOMException('x', 'AbortError'),
    {kind: 'network'},
    null,
    undefined,
    'x',
  ]) {
    assert.equal(isPortalError(other), false);
  }
});

test('no error is retried, coded or numbered unless somebody said so', () => {
  const {code, params, errors, requestId, retryAfter, field} = new SetupError('No api-url');

  assert.deepEqual(
    {code, params, errors, requestId, retryAfter, field},
    {
      code: undefined,
      params: {},
      errors: [],
      requestId: undefined,
      retryAfter: undefined,
      field: undefined,
    },
  );
});
