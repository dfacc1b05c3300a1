import {plainText} from '../../../src/i18n/index.ts';
import type {Firm} from '../firms/firm.ts';
import type {DocumentLanguage} from './language.ts';
import {loadFonts} from './fonts.ts';
import {body, Sheet, small, strong, subtitle, title} from './sheet.ts';

/** Paper of North America where the firm is there. */
const letterCountries = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE']);

export interface LetterheadOptions {
  firm: Firm;
  language: DocumentLanguage;
  /** What it is, such as “Invoice”. */
  kind: string;
  number: string;
  now: number;
}

/** A sheet of the firm's: who it is from and what it is stand on top. */
export async function openSheet(options: LetterheadOptions): Promise<Sheet> {
  const {firm, language, kind, number, now} = options;
  const {localizer, words} = language;
  const legalName = plainText(firm.legalName);
  const contact = [firm.supportEmail, firm.supportPhone].filter((each) => each !== null);
  const sheet = new Sheet(await loadFonts(), {
    title: `${kind} ${plainText(number)}`,
    author: legalName,
    language: localizer.language,
    direction: localizer.direction,
    size: letterCountries.has(firm.country) ? 'LETTER' : 'A4',
    createdAt: new Date(now),
    foot: (page, pages) => `${localizer.text(firm.legalName)} · ${words.page(page, pages)}`,
  });
  sheet.columns([
    [
      [plainText(firm.name), subtitle],
      ...(firm.legalName === firm.name ? [] : [[legalName, small] as const]),
      ...[...firm.address, ...contact].map((line) => [plainText(line), small] as const),
    ],
    [
      [kind, title],
      [plainText(number), strong],
    ],
  ]);
  sheet.space(body.size * 2);
  return sheet;
}
