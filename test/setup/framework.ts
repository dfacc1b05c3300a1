/** Mocha as the web test runner brings it, with our hooks set up before the test file loads. */
import {runTests} from '@web/test-runner-mocha';
import {warningTexts} from '../../src/errors/warn.ts';
import {failOnUnclaimedConsole} from './console.ts';
import {refuseToLeave} from './leaving.ts';

interface TestWindow {
  __WTR_CONFIG__: {testFile: string};
  litIssuedWarnings?: Set<string>;
}

const page = globalThis as unknown as TestWindow;

// Tests run Lit's development build for its warnings; that it is one is no warning here.
page.litIssuedWarnings = new Set(['dev-mode']);

await runTests(async () => {
  failOnUnclaimedConsole();
  refuseToLeave();
  // So that a warning is said at once, in the test that it belongs to.
  await warningTexts.load();
  await import(page.__WTR_CONFIG__.testFile);
});
