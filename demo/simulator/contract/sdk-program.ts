import ts from 'typescript';

const OPEN = 'export type OtherString = string & Record<never, never>;';
const CLOSED = 'export type OtherString = never;';

/**
 * The SDK's types with its enums closed: it adds `OtherString` to every one, because a newer Stripe
 * may answer a value that it doesn't know. Here, a value that the SDK doesn't list is a mistake.
 */
export function openSdkProgram(entry: string): ts.Program {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2024.d.ts'],
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const closed: string[] = [];
  host.getSourceFile = (fileName, languageVersion) => {
    let text = readFile(fileName);
    if (text === undefined) return undefined;
    if (/stripe\/esm\/shared\.d\.ts$/.test(fileName)) {
      if (text.includes(OPEN)) closed.push(fileName);
      text = text.replace(OPEN, CLOSED);
    }
    return ts.createSourceFile(fileName, text, languageVersion);
  };
  const program = ts.createProgram([entry], options, host);
  if (closed.length === 0) throw new Error('The SDK no longer declares OtherString as expected.');
  return program;
}
