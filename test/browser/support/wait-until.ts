/** No wait says anything about speed: a busy machine takes its time. Below the test's own limit. */
const PATIENCE = 20_000;

/** Between two looks; the browser's own timer, whatever a test puts in its place. */
const {setTimeout: later} = window;

/**
 * Waits until `isSo` answers with something that is true. What throws is not so yet (a row that is
 * asked for before it is there); at the end the last error is told.
 */
export async function waitUntil(
  isSo: () => unknown,
  message = `never came to be: ${String(isSo)}`,
): Promise<void> {
  const {stack} = new Error();
  const end = performance.now() + PATIENCE;
  for (;;) {
    const answer = await lookAt(isSo);
    if (answer === true) return;
    if (performance.now() > end) {
      const failure = new Error(`Timeout: ${message}`, answer ? {cause: answer} : undefined);
      failure.message += answer ? ` (${answer.message})` : '';
      failure.stack = `${failure.message}\n${stack}`;
      throw failure;
    }
    await new Promise((resolve) => later(resolve, 20));
  }
}

async function lookAt(isSo: () => unknown): Promise<boolean | Error> {
  try {
    return Boolean(await isSo());
  } catch (error) {
    return error as Error;
  }
}
