import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {promisify} from 'node:util';
import {Ajv2020} from 'ajv/dist/2020.js';

interface Operation {
  operationId: string;
  parameters?: {name: string; in: string; required: boolean; schema: object}[];
  responses: Record<string, {description: string; content?: object}>;
  security: object[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: {schemas: Record<string, object>; headers: Record<string, object>};
}

const run = promisify(execFile);
const folder = new URL('../../src/contract/', import.meta.url);

async function documentOf(api: string): Promise<Document> {
  return JSON.parse(await readFile(new URL(`openapi/${api}.json`, folder), 'utf8')) as Document;
}

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}

function resolve(document: object, ref: string): unknown {
  return ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>(
      (place, key) => (place as Record<string, unknown> | undefined)?.[key],
      document,
    );
}

for (const api of ['portal', 'staff']) {
  test(`every reference of the ${api} document leads somewhere`, async () => {
    const document = await documentOf(api);
    const lost = refsIn(document).filter((ref) => resolve(document, ref) === undefined);

    assert.deepEqual(lost, []);
  });

  test(`every schema of the ${api} document compiles as JSON Schema and is used`, async () => {
    const document = await documentOf(api);
    const ajv = new Ajv2020({
      strict: true,
      validateFormats: false,
      keywords: ['x-open', 'components'],
    });
    ajv.addSchema({$id: 'wire', components: document.components}, 'wire', false, false);
    const used = new Set(refsIn(document));

    for (const name of Object.keys(document.components.schemas)) {
      const ref = `#/components/schemas/${name}`;
      assert.doesNotThrow(() => ajv.compile({$ref: `wire${ref}`}), name);
      assert.ok(used.has(ref), name);
    }
  });

  test(`every operation of the ${api} document has the shape that OpenAPI 3.1 asks for`, async () => {
    const document = await documentOf(api);
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({path, method, operation})),
    );
    const ids = operations.map(({operation}) => operation.operationId);

    assert.match(document.openapi, /^3\.1\.\d$/);
    assert.equal(new Set(ids).size, ids.length);
    for (const {path, method, operation} of operations) {
      assert.match(method, /^(get|put|post|delete|patch)$/);
      const {parameters = []} = operation;
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key);
      assert.deepEqual(
        inPath.map(({name}) => name),
        placeholders,
      );
      assert.ok(inPath.every(({required}) => required));
      assert.equal(
        new Set(parameters.map((each) => `${each.in} ${each.name}`)).size,
        parameters.length,
      );
      for (const [status, answer] of Object.entries(operation.responses)) {
        assert.match(status, /^([2-5]\d\d|default)$/);
        assert.equal(typeof answer.description, 'string');
      }
      assert.ok(Object.keys(operation.responses).some((status) => status.startsWith('2')));
    }
  });
}

test('a refusal names the codes that its status may bear', async () => {
  const {paths} = await documentOf('portal');
  const pay = paths['/payments']?.['post'] ?? assert.fail('no such route');

  assert.match(pay.responses['409']?.description ?? '', /invoice_already_paid/);
  assert.match(pay.responses['422']?.description ?? '', /^idempotency_key_reused$/);
  assert.ok(pay.parameters?.some(({name, required}) => name === 'Idempotency-Key' && required));
});

test('A-02 the portal document knows nothing of staff, and the other way round', async () => {
  const [portal, staff] = await Promise.all([documentOf('portal'), documentOf('staff')]);

  assert.equal('StaffSession' in portal.components.schemas, false);
  assert.equal('PaymentRequest' in staff.components.schemas, false);
});

for (const script of ['generate/main.ts', 'openapi/generate.ts']) {
  test(`what ${script} writes is up to date`, async () => {
    await run(process.execPath, [new URL(script, folder).pathname, '--check']);
  });
}
