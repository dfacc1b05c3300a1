import type {CustomFontSource} from '@stripe/stripe-js';

/**
 * The web fonts of the page that a form is set in, for Stripe's frame to load by itself: the name of
 * a family means nothing there. Sheets of other origins cannot be read; the frame then shows the
 * next family of the list.
 */
export function pageFonts(fontFamily: string): CustomFontSource[] {
  const wanted = fontFamily.split(',').map(unquoted);
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  return sheets.flatMap((sheet) =>
    facesIn(sheet).flatMap(({style: face}) => {
      const family = unquoted(face.getPropertyValue('font-family'));
      if (!wanted.includes(family)) return [];
      const unicodeRange = face.getPropertyValue('unicode-range');
      const source = face.getPropertyValue('src');
      return {
        family,
        src: absolute(source, sheet.href ?? document.baseURI),
        weight: face.getPropertyValue('font-weight') || 'normal',
        style: (face.getPropertyValue('font-style') || 'normal') as 'normal',
        ...(unicodeRange && {unicodeRange}),
      };
    }),
  );
}

function facesIn(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
  } catch {
    return []; // of another origin
  }
}

/** The frame's own address is another one. */
function absolute(source: string, base: string): string {
  return source.replace(/url\((["']?)(.*?)\1\)/g, (whole, _quote, address: string) =>
    URL.canParse(address, base) ? `url("${new URL(address, base).href}")` : whole,
  );
}

function unquoted(family: string): string {
  return family.trim().replace(/^["']|["']$/g, '');
}
