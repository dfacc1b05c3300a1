/**
 * `npm run -w demo/simulator schema` writes `schema.json` from the types of the installed SDK;
 * with `--check` it only says whether the file is up to date.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type ts from 'typescript';
import {type Schema, SchemaWriter} from './schema-writer.ts';
import {openSdkProgram} from './sdk-program.ts';

const ENTRY = fileURLToPath(new URL('operations.ts', import.meta.url));
const OUTPUT = fileURLToPath(new URL('schema.json', import.meta.url));
const OUR_METHODS = new Set(['card', 'us_bank_account', 'type']);

export function generateSchema(): string {
  const program = openSdkProgram(ENTRY);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(ENTRY)!;
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!);
  const typeCalled = (name: string) => {
    const symbol = exported.find((candidate) => candidate.name === name);
    if (!symbol) throw new Error(`operations.ts exports no ${name}`);
    return checker.getDeclaredTypeOfSymbol(symbol);
  };
  const operationTypes = checker.getPropertiesOfType(typeCalled('Operations'));
  const writer = new SchemaWriter(checker, otherMethods(checker, operationTypes));
  const operations: Record<string, {request: Schema; response: Schema}> = {};
  for (const operation of operationTypes) {
    const side = (name: 'request' | 'response') => {
      const type = checker.getTypeOfSymbol(operation);
      return writer.schemaOf(checker.getTypeOfSymbol(checker.getPropertyOfType(type, name)!))!;
    };
    operations[operation.name] = {request: side('request'), response: side('response')};
  }
  const failure = writer.schemaOf(typeCalled('Failure'))!;
  return `${JSON.stringify({operations, failure, definitions: writer.definitions})}\n`;
}

/** The names of payment methods that the simulation lacks, as the SDK lists them on a charge. */
function otherMethods(checker: ts.TypeChecker, operations: ts.Symbol[]): Set<string> {
  const charge = propertyType(
    checker,
    checker.getTypeOfSymbol(operations.find(({name}) => name === 'GET /v1/charges/:id')!),
    'response',
  );
  const details = checker.getNonNullableType(
    propertyType(checker, charge, 'payment_method_details'),
  );
  const method = propertyType(
    checker,
    checker.getTypeOfSymbol(operations.find(({name}) => name === 'GET /v1/payment_methods/:id')!),
    'response',
  );
  const types = propertyType(checker, method, 'type');
  const names = [
    ...checker.getPropertiesOfType(details).map(({name}) => name),
    ...(types.isUnion() ? types.types : []).map((type) => (type as ts.StringLiteralType).value),
  ];
  return new Set(names.filter((name) => !OUR_METHODS.has(name)));
}

function propertyType(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Type {
  return checker.getTypeOfSymbol(checker.getPropertyOfType(type, name)!);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schema = generateSchema();
  if (!process.argv.includes('--check')) {
    writeFileSync(OUTPUT, schema);
  } else if (readFileSync(OUTPUT, 'utf8') !== schema) {
    console.error('contract/schema.json is out of date: npm run -w demo/simulator schema');
    process.exitCode = 1;
  }
}
