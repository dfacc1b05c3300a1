import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Ajv2020} from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type * as z from 'zod/mini';
import {namedSchemas} from '../../src/contract/generate/json-schema.ts';
import {parsedRoots} from '../../src/contract/generate/parsers.ts';
import * as contract from '../../src/contract/index.ts';
import {ContractViolation, type Parser} from '../../src/contract/parse.ts';
import type * as types from '../../src/contract/types.ts';
import {mutated, valid} from './arbitraries.ts';

const json = namedSchemas();
const schemas = new Map(
  Object.values(contract).flatMap((value) => {
    const id = isSchema(value) ? contract.registry.get(value)?.id : undefined;
    return id === undefined ? [] : [[id, value as z.ZodMiniType]];
  }),
);

function isSchema(value: unknown): value is z.ZodMiniType {
  return typeof value === 'object' && value !== null && '_zod' in value;
}

/** Accepted with this value, or refused. */
type Verdict = {value: unknown} | 'refused';

function byParser(parser: Parser<unknown>, given: unknown): Verdict {
  try {
    return {value: parser(given, '')};
  } catch (error) {
    assert.ok(error instanceof ContractViolation, `threw ${String(error)}`);
    return 'refused';
  }
}

function bySchema(schema: z.ZodMiniType, given: unknown): Verdict {
  const result = schema.safeParse(given);
  return result.success ? {value: result.data} : 'refused';
}

for (const [group, roots] of Object.entries(parsedRoots)) {
  const parsers = (await import(`../../src/contract/generated/${group}.ts`)) as Record<
    string,
    Parser<unknown>
  >;
  for (const name of roots) {
    const schema = schemas.get(name) ?? assert.fail(`no schema ${name}`);
    const opened = contract.open(schema);
    const parser =
      parsers[`${name.charAt(0).toLowerCase()}${name.slice(1)}`] ??
      assert.fail(`no parser ${name}`);
    const arbitrary = valid(json[name] ?? assert.fail(name), json);

    test(`the parser of ${name} keeps every valid answer as it is`, () => {
      fc.assert(
        fc.property(arbitrary, (answer) => {
          assert.deepEqual(byParser(parser, answer), {value: answer});
        }),
      );
    });

    test(`X-02 X-03 parser and open schema of ${name} agree on whatever a server gets wrong or adds`, () => {
      const broken = arbitrary
        .chain((answer) => mutated(answer))
        .chain((answer) => mutated(answer));
      fc.assert(
        fc.property(broken, (answer) => {
          assert.deepEqual(byParser(parser, answer), bySchema(opened, answer));
        }),
        {numRuns: 500},
      );
    });
  }
}

test('JSON Schema and zod agree on what is valid, for every named schema', () => {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    schemas: [{$id: 'wire', components: {schemas: json}}],
  });
  for (const [name, schema] of schemas) {
    const validate = ajv.getSchema(`wire#/components/schemas/${name}`) ?? assert.fail(name);
    const answers = valid(json[name] ?? assert.fail(name), json);
    fc.assert(
      fc.property(
        fc.oneof(
          answers,
          answers.chain((answer) => mutated(answer)),
        ),
        (answer) => {
          assert.equal(
            validate(answer),
            schema.safeParse(answer).success,
            JSON.stringify(validate.errors),
          );
        },
      ),
      {numRuns: 60},
    );
  }
});

test('X-03 unknown keys are dropped and unknown values of open lists become unrecognized', () => {
  const opened = contract.open(contract.methodLabel);

  const label = opened.parse({kind: 'seashells', last4: '4242', beach: 'Bondi'});

  assert.deepEqual(label, {kind: 'unrecognized', last4: '4242'});
});

test('X-02 a missing field stays an error, also beside unknown ones', () => {
  assert.equal(
    contract.open(contract.methodLabel).safeParse({kind: 'card', beach: 1}).success,
    false,
  );
});

test('a list that is closed for good stays closed', () => {
  const opened = contract.open(contract.contactPatch);

  assert.equal(opened.safeParse({access: 'admin'}).success, false);
});

test('lengths and ranges are the promise of the server, patterns are looked at', () => {
  const opened = contract.open(contract.contact);
  const given = {id: '', name: 'x'.repeat(20_000), email: 'ann@firm.example', version: -1};

  assert.equal(opened.safeParse(given).success, true);
  assert.equal(opened.safeParse({...given, email: 'no address'}).success, false);
});

test('X-02 a list is no record', async () => {
  const {problemItem} = await import('../../src/contract/generated/problem.ts');
  const given = {code: 'not_found', params: ['a']};

  assert.equal(byParser(problemItem, given), 'refused');
  assert.equal(bySchema(contract.open(contract.problemItem), given), 'refused');
});

test('a violation says where the answer breaks the contract', async () => {
  const {invoicePage} = await import('../../src/contract/generated/invoice.ts');

  assert.throws(() => invoicePage({items: [{id: 7}], nextCursor: null, payableCount: 0}, ''), {
    name: 'ContractViolation',
    path: 'items.0.id',
  });
});

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

test('the plain types say what the open schemas give', () => {
  const same: [
    Same<contract.Opened<typeof contract.session>, types.Session>,
    Same<contract.Opened<typeof contract.sessionTokens>, types.SessionTokens>,
    Same<contract.Opened<typeof contract.invoicePage>, types.InvoicePage>,
    Same<contract.Opened<typeof contract.invoiceDetail>, types.InvoiceDetail>,
    Same<contract.Opened<typeof contract.payablePage>, types.PayablePage>,
    Same<contract.Opened<typeof contract.submission>, types.Submission>,
    Same<contract.Opened<typeof contract.paymentMethodList>, types.PaymentMethodList>,
    Same<contract.Opened<typeof contract.statement>, types.Statement>,
    Same<contract.Opened<typeof contract.team>, types.Team>,
    Same<contract.Opened<typeof contract.problem>, types.Problem>,
    Same<contract.Opened<typeof contract.contact>, types.Contact>,
  ] = [true, true, true, true, true, true, true, true, true, true, true];

  assert.ok(same.every(Boolean));
});
