import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checks, runConformance, type Subject} from '../../src/conformance/index.ts';

/** Each check as a test of its own. A check that could not be made fails: here everything can. */
export function conformanceTests(subject: () => Subject): void {
  for (const {id, title} of checks) {
    test(`${title} [${id}]`, async () => {
      const [result] = await runConformance(subject(), {only: [id]});
      assert.deepEqual(result, {id, title, status: 'passed'});
    });
  }
}
