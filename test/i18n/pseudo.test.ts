import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createLocalizer} from '../../src/i18n/index.ts';
import {pseudoMessages} from '../../src/testing/pseudo-messages.ts';
import {allTexts, inEnglish} from './support.ts';

describe('the pseudo language', () => {
  const {core, payment, signIn} = allTexts(createLocalizer({overrides: pseudoMessages}));

  it('marks every word that comes from the messages', () => {
    assert.equal(core.paySelected, 'Pááy Séélééctééd');
    assert.equal(core.errors.invalid({firm: '', seconds: 1}), 'Chééck théé máárkééd fííéélds.');
    for (const text of [core.selected(2), payment.working.mayClose, signIn.wrong]) {
      assert.doesNotMatch(text, /[aeiou]/);
    }
  });

  it('is some 40 % longer', () => {
    const long = core.selectionHint.length / inEnglish.core.selectionHint.length;
    assert.ok(long > 1.3 && long < 1.6, String(long));
  });
});
