import {directed, visualRuns, type DirectedText, type Run} from './bidi.ts';
import type {Face, Fonts, Weight} from './fonts.ts';

export interface TextStyle {
  size: number;
  weight?: Weight;
  /** Hexadecimal, such as `#16191f`. */
  color?: string;
}

/** A piece of a line in one font, where it stands from the line's left edge. */
interface Piece {
  text: string;
  font: string;
  width: number;
}

export interface Line {
  pieces: Piece[];
  width: number;
  direction: 'ltr' | 'rtl';
}

/**
 * pdfkit shapes word by word and remembers words; with a list of features, even an empty one, it shapes
 * a run as a whole, as the scripts from right to left need it.
 */
const byWord = {lineBreak: false};
const asWhole = {lineBreak: false, features: [] as PDFKit.Mixins.OpenTypeFeatures[]};
const shapingOf = (text: string) => (rightToLeftScript.test(text) ? asWhole : byWord);

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'});
/** Letters that are drawn from right to left by the fonts themselves. */
const rightToLeftScript = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * Text as pdfkit does not set it: in several scripts and directions. Breaks it into lines, orders each
 * for the eye, takes every character from a font that has it, and draws.
 */
export class Typesetter {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #direction: 'ltr' | 'rtl';
  readonly #faces: Record<Weight, (Face & {name: string})[]>;
  /** Runs that were shaped before: words and amounts come again and again. */
  readonly #shaped = new Map<string, Piece[]>();

  constructor(pdf: PDFKit.PDFDocument, fonts: Fonts, direction: 'ltr' | 'rtl') {
    this.#pdf = pdf;
    this.#direction = direction;
    const faces = (weight: Weight) =>
      fonts[weight].map((face, index) => {
        const name = `${weight}-${index}`;
        pdf.registerFont(name, face.file);
        return {...face, name};
      });
    this.#faces = {regular: faces('regular'), strong: faces('strong')};
  }

  /** At least one line, also for an empty text. */
  break(text: string, width: number, style: TextStyle): Line[] {
    const clean = text.normalize('NFC').replaceAll(/[^\S\n]+/g, ' ');
    return clean.split(/\n|\p{Zl}|\p{Zp}/u).flatMap((paragraph) => {
      const given = directed(paragraph, this.#direction);
      const lines = this.#places(given, width, style).map(([start, end]) =>
        this.#line(given, start, end, style),
      );
      return lines.length > 0 ? lines : [this.#line(given, 0, 0, style)];
    });
  }

  width(text: string, style: TextStyle): number {
    return this.#line(directed(text, this.#direction), 0, text.length, style).width;
  }

  /** `baseline` is where the letters stand, from the top of the page. */
  draw(line: Line, left: number, baseline: number, {size, color = '#16191f'}: TextStyle): void {
    let x = left;
    for (const {text, font, width} of line.pieces) {
      this.#pdf
        .font(font)
        .fontSize(size)
        .fillColor(color)
        .text(text, x, baseline, {...shapingOf(text), baseline: 'alphabetic'});
      x += width;
    }
  }

  /** Where each line starts and ends: between words, and inside of one that fits on no line. */
  #places({text}: DirectedText, width: number, style: TextStyle): [number, number][] {
    const lines: [number, number][] = [];
    let start = 0;
    let end = 0;
    let used = 0;
    for (const word of text.match(/ ?[^ ]+|^ +$/g) ?? []) {
      const advance = this.#measure(word, style);
      if (used + advance <= width || word === ' ') {
        end += word.length;
        used += advance;
        continue;
      }
      if (used > 0) lines.push([start, end]);
      start = end + (used > 0 && word.startsWith(' ') ? 1 : 0);
      end = start;
      used = 0;
      for (const part of this.#split(
        text.slice(start, start + word.trimStart().length),
        width,
        style,
      )) {
        if (used > 0) lines.push([start, end]);
        start = end;
        end += part.length;
        used = this.#measure(part, style);
      }
    }
    if (end > start) lines.push([start, end]);
    return lines;
  }

  /** Pieces of one word that each fit on a line. */
  #split(word: string, width: number, style: TextStyle): string[] {
    if (this.#measure(word, style) <= width) return [word];
    const parts: string[] = [];
    let part = '';
    let used = 0;
    for (const {segment} of graphemes.segment(word)) {
      const advance = this.#measure(segment, style);
      if (part !== '' && used + advance > width) {
        parts.push(part);
        part = '';
        used = 0;
      }
      part += segment;
      used += advance;
    }
    return part === '' ? parts : [...parts, part];
  }

  #line(given: DirectedText, start: number, end: number, style: TextStyle): Line {
    const pieces = visualRuns(given, start, end).flatMap((run) => this.#pieces(run, style));
    const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
    return {pieces, width, direction: given.direction};
  }

  #measure(text: string, style: TextStyle): number {
    return this.#pieces({text, isRightToLeft: false}, style).reduce(
      (sum, piece) => sum + piece.width,
      0,
    );
  }

  #pieces({text, isRightToLeft}: Run, {size, weight = 'regular'}: TextStyle): Piece[] {
    const key = `${weight} ${size} ${isRightToLeft} ${text}`;
    let pieces = this.#shaped.get(key);
    if (!pieces) {
      pieces = this.#shape({text, isRightToLeft}, size, weight);
      this.#shaped.set(key, pieces);
    }
    return pieces;
  }

  /** A run in as few fonts as it takes: what the font before has too stays with it. */
  #shape({text, isRightToLeft}: Run, size: number, weight: Weight): Piece[] {
    const faces = this.#faces[weight];
    const stretches: {text: string; face: Face & {name: string}}[] = [];
    for (const {segment} of graphemes.segment(text)) {
      const last = stretches.at(-1);
      const isSame = last && covers(last.face, segment);
      const face = isSame ? last.face : (faces.find((each) => covers(each, segment)) ?? faces[0]);
      if (!face) continue;
      if (last?.face === face) last.text += segment;
      else stretches.push({text: segment, face});
    }
    const pieces = stretches.map(({text: part, face: {name}}): Piece => {
      // The shaper turns the letters of these scripts round, and nothing else.
      const isTurned = isRightToLeft && !rightToLeftScript.test(part);
      const drawn = isTurned ? reversed(part) : part;
      this.#pdf.font(name).fontSize(size);
      return {text: drawn, font: name, width: this.#pdf.widthOfString(drawn, shapingOf(drawn))};
    });
    return isRightToLeft ? pieces.reverse() : pieces;
  }
}

function covers(face: Face, grapheme: string): boolean {
  return Array.from(grapheme).every((character) => face.has(character.codePointAt(0) ?? 0));
}

function reversed(text: string): string {
  return Array.from(graphemes.segment(text), ({segment}) => segment)
    .reverse()
    .join('');
}
