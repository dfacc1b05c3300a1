import assert from 'node:assert/strict';
import {test} from 'node:test';
import PDFDocument from 'pdfkit';
import {loadFonts} from '../../../demo/server/documents/fonts.ts';
import {Typesetter} from '../../../demo/server/documents/typesetter.ts';

const style = {size: 10};
const open = async (direction: 'ltr' | 'rtl' = 'ltr') =>
  new Typesetter(new PDFDocument(), await loadFonts(), direction);
const textOf = ({pieces}: {pieces: {text: string}[]}) => pieces.map(({text}) => text).join('');

test('no line is wider than its place, whatever stands in it', async () => {
  const type = await open();
  for (const text of [
    'w'.repeat(500),
    'some words of a sentence '.repeat(20),
    'تفاصيل العمل '.repeat(30),
  ]) {
    for (const width of [30, 100, 333]) {
      const lines = type.break(text, width, style);

      assert.ok(lines.length > 1);
      for (const line of lines) assert.ok(line.width <= width + 0.01, `${line.width} > ${width}`);
    }
  }
});

test('breaking loses and adds nothing but the spaces at the ends of lines', async () => {
  const type = await open();
  const text = `one ${'two'.repeat(90)} three four ${'five'.repeat(40)} six`;

  const joined = type.break(text, 60, style).map(textOf).join('');
  assert.equal(joined.replaceAll(' ', ''), text.replaceAll(' ', ''));
});

test('a text of several lines keeps them, an empty one is one empty line', async () => {
  const type = await open();

  assert.deepEqual(type.break('a\n\nb', 100, style).map(textOf), ['a', '', 'b']);
  assert.deepEqual(type.break('', 100, style).map(textOf), ['']);
});

test('Arabic letters are joined: a word is not as wide as its letters alone', async () => {
  const type = await open('rtl');
  const word = 'بيت';
  const alone = Array.from(word).reduce((sum, letter) => sum + type.width(letter, style), 0);

  assert.ok(type.width(word, style) < alone * 0.9);
});

test('each letter comes from a font that has it, in as few pieces as that takes', async () => {
  const type = await open();

  const [line] = type.break('Visa שלום بيت 12 ₹₺₽€¥', 500, style);
  assert.equal(new Set(line?.pieces.map(({font}) => font)).size, 3);
  assert.equal(type.break('Portland, ME 04101 · ₹₺₽€¥', 500, style)[0]?.pieces.length, 1);
});
