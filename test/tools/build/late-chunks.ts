import {rollup, type ManualChunksOption, type OutputChunk, type RollupOptions} from 'rollup';

/**
 * What is loaded apart by its own `import()`: a language, the payment gateway, and code for other people
 * than a contact.
 * Everything else that is late is three chunks: what the rows' buttons need, the sign-in, which brings
 * what dialogs have in common, and the other views. Pieces of a few hundred bytes compress badly and
 * load slowly, and one press needs many of them; but nobody waits for a payment view to sign in.
 */
const APART =
  /\/src\/(i18n\/locales\/|gateway\/|(elements|views)\/(client-access|staff)\/|.*contrast-check)/;
const SIGN_IN = /\/src\/views\/sign-in\//;
const VIEWS = /\/src\/(views\/|client\/payment-flow\/|setup\/payment\.ts$)/;

/** Looks which modules the entry itself needs, and spreads the others over the late chunks. */
export async function lateChunks(options: RollupOptions): Promise<ManualChunksOption> {
  const bundle = await rollup(options);
  const {output} = await bundle.generate({format: 'es'});
  await bundle.close();
  const chunks = output.filter((each) => each.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));

  const found = new Map<string, string>();
  const assign = (name: string, isOf: (facade: string) => boolean) => {
    const visit = (chunk: OutputChunk): void => {
      for (const id of Object.keys(chunk.modules)) if (!found.has(id)) found.set(id, name);
      for (const file of chunk.imports) {
        const imported = byName.get(file);
        if (imported) visit(imported);
      }
    };
    chunks.filter(({facadeModuleId: id}) => id && isOf(id)).forEach(visit);
  };
  assign('', (facade) => byName.get('portal.js')?.facadeModuleId === facade);
  assign('desk', (facade) => !VIEWS.test(facade) && !APART.test(facade));
  assign('sign-in', (facade) => SIGN_IN.test(facade));
  assign('views', (facade) => VIEWS.test(facade));
  return (id) => found.get(id) || undefined;
}
