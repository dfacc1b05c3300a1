import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {languages, plainText} from '../../src/i18n/index.ts';
import {allTexts, inEnglish, localizerFor, usd} from './support.ts';

/** One argument for each place that a text may have: counts, names, money, dates, values. */
const values = {
  firm: 'Firm',
  method: 'Visa •••• 4242',
  count: 3,
  total: usd(795_000),
  date: '2026-11-22',
  contact: 'billing@firm.example',
  number: 'INV-7',
  limit: 500,
  min: usd(50),
  max: usd(900),
  seconds: 30,
};

type Said = [path: string, text: string];

/** Texts that take values are said with each kind of them that they accept. */
function said(texts: unknown, path: string): Said[] {
  if (typeof texts === 'string') return [[path, texts]];
  if (typeof texts === 'function') return said(call(texts as Text, path), path);
  return Object.entries(texts as object).flatMap(([key, each]) => said(each, `${path}.${key}`));
}

type Text = (...args: unknown[]) => unknown;

function call(text: Text, path: string): unknown {
  const attempts: unknown[][] = [
    [values],
    [3, 2, ['INV-7']],
    [500, 1, 2],
    [3, usd(100)],
    [3, 'card'],
    ['INV-7', usd(100), usd(200)],
    [usd(100), usd(200), 'reason'],
    [usd(100), 'INV-7', 'reason'],
    ['INV-7', 'INV-9', 'reason'],
    [['INV-7', 'INV-9']],
    [3, ['INV-7'], ['INV-9']],
  ];
  for (const args of attempts) {
    try {
      const result = text(...args);
      const words = said(result, path).map(([, each]) => each);
      if (words.every((each) => !/undefined|NaN|\[object/.test(each))) return result;
    } catch {
      // not the kind of values this text takes
    }
  }
  throw new Error(`${path} could not be said`);
}

/** Words that are the same in both languages. */
const alike = new Set(['core.columns.status', 'methods.code', 'payment.about.soldBy']);

const reference = new Map(
  Object.entries(inEnglish).flatMap(([group, texts]) => said(texts, group)),
);

for (const language of languages.filter((each) => each !== 'en')) {
  describe(`the texts in ${language}`, async () => {
    const texts = allTexts(await localizerFor(language));
    const all = Object.entries(texts).flatMap(([group, each]) => said(each, group));

    it('are as many as in English', () => {
      assert.deepEqual(all.map(([path]) => path).sort(), [...reference.keys()].sort());
    });

    it('are all translated', () => {
      const same = all.filter(
        ([path, text]) => !alike.has(path) && plainText(text) === reference.get(path),
      );
      assert.deepEqual(
        same.filter(([, text]) => /[a-z]{3}/i.test(withoutData(text))),
        [],
      );
    });

    it('say the same invoices, names and amounts as the English ones', () => {
      for (const [path, text] of all) {
        const english = reference.get(path) ?? '';
        for (const token of ['INV-7', 'INV-9', '4242', 'billing@firm.example']) {
          assert.equal(text.includes(token), english.includes(token), `${path}: ${text}`);
        }
      }
    });
  });
}

function withoutData(text: string): string {
  return text.replace(/INV-\d|Firm|Visa|USD/g, '');
}

describe('plural sentences', () => {
  for (const language of languages) {
    it(`exist for every count in ${language}`, async () => {
      const {core, payment} = allTexts(await localizerFor(language));
      for (const count of [0, 1, 2, 3, 7, 11, 25, 100, 101, 102, 111, 2000]) {
        const sentences = [
          core.invoiceCount(count),
          core.selected(count),
          core.relativeDue(count),
          core.relativeDue(-count),
          core.toConfirm(count),
          payment.charges(count),
          payment.payMany(count),
        ];
        for (const sentence of sentences) assert.match(sentence, /\p{L}/u);
      }
    });
  }
});
