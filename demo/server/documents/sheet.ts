import PDFDocument from 'pdfkit';
import type {Fonts} from './fonts.ts';
import {Typesetter, type Line, type TextStyle} from './typesetter.ts';

export interface SheetOptions {
  title: string;
  author: string;
  /** Of its text, for readers and screen readers. */
  language: string;
  direction: 'ltr' | 'rtl';
  size: 'LETTER' | 'A4';
  createdAt: Date;
  /** At the foot of each page. */
  foot: (page: number, pages: number) => string;
}

export interface Column {
  heading: string;
  /** As wide as its widest cell; else it takes what the others leave. */
  isFitted?: boolean;
  align?: 'start' | 'end';
}

export interface Row {
  cells: readonly string[];
  isStrong?: boolean;
}

const margin = 54;
const footRoom = 40;
const gap = 14;

export const body: TextStyle = {size: 9.5};
export const strong: TextStyle = {...body, weight: 'strong'};
export const small: TextStyle = {size: 8, color: '#555c69'};
export const title: TextStyle = {size: 20, weight: 'strong'};
export const subtitle: TextStyle = {size: 12, weight: 'strong'};

const hairline = '#c9ced6';

const lineHeight = ({size}: TextStyle) => size * 1.45;

/**
 * Pages that fill from the top. Everything is placed from the side where reading starts, so that a
 * document in Arabic is the mirror of one in English; what is too long goes on overleaf.
 */
export class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #type: Typesetter;
  readonly #options: SheetOptions;
  #y = margin;

  constructor(fonts: Fonts, options: SheetOptions) {
    this.#options = options;
    this.#pdf = new PDFDocument({
      size: options.size,
      margin: 0,
      bufferPages: true,
      lang: options.language,
      displayTitle: true,
      pdfVersion: '1.7',
      info: {Title: options.title, Author: options.author, CreationDate: options.createdAt},
    });
    this.#type = new Typesetter(this.#pdf, fonts, options.direction);
  }

  get width(): number {
    return this.#pdf.page.width - 2 * margin;
  }

  space(height: number): void {
    this.#y += height;
  }

  text(text: string, style: TextStyle = body, align: 'start' | 'end' = 'start'): void {
    for (const line of this.#type.break(text, this.width, style)) {
      this.#reserve(lineHeight(style));
      this.#draw(line, {start: 0, width: this.width, align}, style);
      this.#y += lineHeight(style);
    }
  }

  /** Blocks beside each other, all of one width; the next thing stands below the tallest. */
  columns(blocks: readonly (readonly (readonly [string, TextStyle])[])[]): void {
    const width = (this.width - gap * (blocks.length - 1)) / blocks.length;
    const broken = blocks.map((block) =>
      block.flatMap(([text, style]) =>
        this.#type.break(text, width, style).map((line) => ({line, style})),
      ),
    );
    for (let index = 0; broken.some((block) => index < block.length); index += 1) {
      const row = broken.map((block) => block[index]);
      const height = Math.max(...row.map((cell) => (cell ? lineHeight(cell.style) : 0)));
      this.#reserve(height);
      row.forEach((cell, column) => {
        const place = {start: column * (width + gap), width, align: 'start'} as const;
        if (cell) this.#draw(cell.line, place, cell.style);
      });
      this.#y += height;
    }
  }

  rule(): void {
    const y = this.#y + 3;
    this.#pdf
      .moveTo(margin, y)
      .lineTo(margin + this.width, y)
      .lineWidth(0.5)
      .strokeColor(hairline)
      .stroke();
    this.#y += 7;
  }

  /** Its head stands again on each page. */
  table(columns: readonly Column[], rows: readonly Row[]): void {
    const places = this.#places(columns, rows);
    const head = () => {
      this.#cells(
        columns.map(({heading}) => heading),
        places,
        small,
      );
      this.rule();
    };
    this.#reserve(lineHeight(small) + lineHeight(body) * 2);
    head();
    for (const {cells, isStrong} of rows)
      this.#cells(cells, places, isStrong ? strong : body, head);
  }

  /** Names and values, the values at the far end; of totals, for instance. */
  pairs(rows: readonly Row[]): void {
    const columns: Column[] = [
      {heading: '', align: 'end'},
      {heading: '', isFitted: true, align: 'end'},
    ];
    const places = this.#places(columns, rows);
    for (const {cells, isStrong} of rows) this.#cells(cells, places, isStrong ? strong : body);
  }

  /** The whole file. */
  async end(): Promise<Buffer> {
    const {start, count} = this.#pdf.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.#pdf.switchToPage(page);
      this.#y = this.#pdf.page.height - margin + 8;
      const [line] = this.#type.break(this.#options.foot(page + 1, count), this.width, small);
      if (line) this.#draw(line, {start: 0, width: this.width, align: 'start'}, small);
    }
    const chunks: Uint8Array[] = [];
    this.#pdf.end();
    for await (const chunk of this.#pdf) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  }

  #cells(
    cells: readonly string[],
    places: readonly Place[],
    style: TextStyle,
    onNewPage?: () => void,
  ): void {
    const lines = cells.map((cell, index) =>
      this.#type.break(cell, places[index]?.width ?? this.width, style),
    );
    const height = lineHeight(style);
    const count = Math.max(...lines.map(({length}) => length));
    // A short row stays whole; a long one may go on overleaf.
    if (this.#reserve(height * Math.min(count, 6))) onNewPage?.();
    for (let index = 0; index < count; index += 1) {
      if (this.#reserve(height)) onNewPage?.();
      lines.forEach((cell, column) => {
        const line = cell[index];
        const place = places[column];
        if (line && place) this.#draw(line, place, style);
      });
      this.#y += height;
    }
    this.#y += 3;
  }

  /** Fitted columns get what they need, but never more than leaves the others a third. */
  #places(columns: readonly Column[], rows: readonly Row[]): Place[] {
    const needed = columns.map(({heading, isFitted}, column) => {
      if (!isFitted) return 0;
      const cells = rows.map(({cells, isStrong}) =>
        this.#type.width(cells[column] ?? '', isStrong ? strong : body),
      );
      return (
        Math.ceil(cells.reduce((a, b) => Math.max(a, b), this.#type.width(heading, small))) + 1
      );
    });
    const room = this.width - gap * (columns.length - 1);
    const fitted = needed.reduce((sum, width) => sum + width, 0);
    const scale = Math.min(1, (room * 2) / 3 / fitted);
    const open = columns.filter(({isFitted}) => !isFitted).length;
    const rest = (room - fitted * scale) / Math.max(1, open);
    let start = 0;
    return columns.map(({isFitted, align = 'start'}, column) => {
      const width = isFitted ? (needed[column] ?? 0) * scale : rest;
      const place = {start, width, align};
      start += width + gap;
      return place;
    });
  }

  /** True: it had to begin a new page. */
  #reserve(height: number): boolean {
    if (this.#y + height <= this.#pdf.page.height - margin - footRoom) return false;
    this.#pdf.addPage();
    this.#y = margin;
    return true;
  }

  #draw(line: Line, {start, width, align}: Place, style: TextStyle): void {
    const isRightToLeft = this.#options.direction === 'rtl';
    const left = margin + (isRightToLeft ? this.width - start - width : start);
    const atRight = (align === 'end') !== isRightToLeft;
    const x = atRight ? left + width - line.width : left;
    this.#type.draw(line, x, this.#y + style.size * 1.05, style);
  }
}

interface Place {
  /** From the side where reading starts. */
  start: number;
  width: number;
  align: 'start' | 'end';
}
