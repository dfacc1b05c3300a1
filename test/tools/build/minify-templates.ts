import {type Options, minifyHTMLLiterals} from 'minify-literals';
import type {Plugin} from 'rollup';

/**
 * Whitespace collapses to one space and never to none: a template may begin or end inside a
 * sentence, and what people read must not depend on the build.
 */
const OPTIONS: Options = {
  html: {
    collapseBooleanAttributes: true,
    conservativeCollapse: true,
    // Of two circles in an `svg` literal the second would stand within the first, and not be drawn.
    keepClosingSlash: true,
    minifyJS: false,
    removeEmptyAttributes: false,
  },
};

/** Minifies our own `html`, `svg` and `css` templates, once they are JavaScript; libraries come minified. */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    async transform(code, id) {
      if (!id.endsWith('.ts') || !/\b(html|svg|css)`/.test(code)) return null;
      return minifyHTMLLiterals(code, {fileName: `${id}.js`, ...OPTIONS});
    },
  };
}
