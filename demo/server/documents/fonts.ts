import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {create, type Font} from 'fontkit';

export type Weight = 'regular' | 'strong';

export interface Face {
  file: Buffer;
  /** Whether it can draw the character. */
  has(codePoint: number): boolean;
}

/** What a document is set in: every face of a weight, in the order in which they are asked. */
export type Fonts = Readonly<Record<Weight, readonly Face[]>>;

const resolve = createRequire(import.meta.url).resolve;

/** Noto covers Latin, Greek, Cyrillic and all currency signs; its sisters the scripts from right to left. */
const families = [
  ['noto-sans', 'NotoSans'],
  ['noto-sans-arabic', 'NotoSansArabic'],
  ['noto-sans-hebrew', 'NotoSansHebrew'],
] as const;

const folders = {regular: '400Regular', strong: '600SemiBold'} as const;

let fonts: Promise<Fonts> | undefined;

/** The fonts that are embedded into documents; read once. */
export function loadFonts(): Promise<Fonts> {
  fonts ??= readFonts();
  return fonts;
}

async function readFonts(): Promise<Fonts> {
  const [regular, strong] = await Promise.all([readWeight('regular'), readWeight('strong')]);
  return {regular, strong};
}

function readWeight(weight: Weight): Promise<Face[]> {
  const folder = folders[weight];
  return Promise.all(
    families.map(async ([name, prefix]) => {
      const file = await readFile(
        resolve(`@expo-google-fonts/${name}/${folder}/${prefix}_${folder}.ttf`),
      );
      const font = create(file) as Font;
      return {file, has: (codePoint) => font.hasGlyphForCodePoint(codePoint)};
    }),
  );
}
