import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {directed, visualRuns} from '../../../demo/server/documents/bidi.ts';

/** What stands from left to right, character by character. */
function seen(text: string, direction: 'ltr' | 'rtl' = 'ltr'): string {
  return visualRuns(directed(text, direction), 0, text.length)
    .map((run) => (run.isRightToLeft ? Array.from(run.text).reverse().join('') : run.text))
    .join('');
}

test('X-01 a number inside text from right to left keeps its own order', () => {
  assert.equal(seen('אבג 123 דהו'), 'והד 123 גבא');
});

test('X-01 words of the other direction stand in their own order inside a sentence', () => {
  assert.equal(seen('see אבג דהו now'), 'see והד גבא now');
  assert.equal(seen('אבג INV-2087 (draft) דהו'), 'והד INV-2087 (draft) גבא');
});

test('X-01 brackets open towards what they hold in either direction', () => {
  assert.equal(seen('אבג (דהו)'), '(והד) גבא');
});

test('the runs of a line hold every character once, whatever its levels', () => {
  const letters = fc.constantFrom('a', 'b', '1', '2', ' ', '-', '.', 'א', 'ב', 'ش', 'م', '٣');
  fc.assert(
    fc.property(fc.array(letters, {maxLength: 40}), (given) => {
      const text = given.join('');
      const all = visualRuns(directed(text, 'rtl'), 0, text.length).map((run) => run.text);
      assert.deepEqual([...all.join('')].sort(), [...text].sort());
    }),
  );
});
