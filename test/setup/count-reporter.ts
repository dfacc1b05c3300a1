import {writeFileSync} from 'node:fs';
import type {Reporter, TestSuiteResult} from '@web/test-runner';

export type BrowserCounts = Record<string, {passed: number; failed: number}>;

/** Writes the true counts per browser: a test file that couldn't run is a failure, and so is a skip. */
export function countReporter(file: string): Reporter {
  return {
    onTestRunFinished({sessions}) {
      const browsers: BrowserCounts = {};
      for (const {browser, testResults, errors} of sessions) {
        const counts = (browsers[browser.name] ??= {passed: 0, failed: 0});
        counts.failed += errors.length;
        if (testResults) countSuite(testResults, counts);
      }
      writeFileSync(file, JSON.stringify(browsers));
    },
  };
}

function countSuite(
  {suites, tests}: TestSuiteResult,
  counts: {passed: number; failed: number},
): void {
  for (const {passed, skipped} of tests) {
    if (passed && !skipped) counts.passed += 1;
    else counts.failed += 1;
  }
  for (const suite of suites) countSuite(suite, counts);
}
