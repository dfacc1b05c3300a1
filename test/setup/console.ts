/**
 * What the console gets during a test is an outcome like any other: a test claims the output it
 * expects, and anything unclaimed fails it.
 */
export interface ConsoleLine {
  level: 'error' | 'log' | 'warn';
  text: string;
}

const LEVELS = ['error', 'log', 'warn'] as const;

let claimed: ConsoleLine[] | undefined;
const unclaimed: ConsoleLine[] = [];

for (const level of LEVELS) {
  console[level] = (...values: unknown[]) => {
    const text = values.map((value) => (value instanceof Error ? value.stack : String(value)));
    (claimed ?? unclaimed).push({level, text: text.join(' ')});
  };
}

/** From here to the end of the test, collects what reaches the console instead of failing. */
export function claimConsole(): ConsoleLine[] {
  return (claimed = []);
}

/**
 * Each test's own body ends with the check, because a failing hook would end the whole suite and
 * count as no test. Output between tests fails the next one; after the last one, the suite.
 */
export function failOnUnclaimedConsole(): void {
  beforeEach(function () {
    const test = this.currentTest!;
    const body = test.fn as Mocha.AsyncFunc;
    claimed = undefined;
    test.fn = async function (this: Mocha.Context) {
      await body.call(this);
      throwIfUnclaimed();
    };
  });
  after(throwIfUnclaimed);
}

function throwIfUnclaimed(): void {
  const lines = unclaimed.splice(0).map(({level, text}) => `console.${level}: ${text}`);
  if (lines.length > 0) throw new Error(`Unclaimed console output\n${lines.join('\n')}`);
}
