import {css} from 'lit';
import {lateTokens} from './late-tokens.ts';
import {rowBase} from './row-base.ts';

/** What rows do without. */
const reset = css`
  h3,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
    list-style: none;
    font: inherit;
  }

  select {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    margin: 0;
  }

  a {
    color: var(--_accent-text);
  }

  .xl {
    font-size: var(--_xl);
    line-height: 1.214;
    letter-spacing: -0.01em;
  }

  /* The document's ground: paper on paper. */
  .sunken {
    background: var(--_sunken);
  }

  :focus:not(:focus-visible) {
    outline: none;
  }

  /* A heading that took the focus: the ring hugs its words. */
  [tabindex='-1']:is(h2, h3) {
    inline-size: fit-content;
    max-inline-size: 100%;
    border-radius: 2px;
    outline-offset: 4px;
  }

  @media (forced-colors: active) {
    .badge {
      border: 1px solid CanvasText;
    }

    .root .block {
      background: GrayText;
    }
  }
`;

/** What comes beside {@link rowBase} once more than rows is shown. */
export const lateBase = [lateTokens, reset];

/** First in the `styles` of every element and view. */
export const base = [rowBase, lateBase];
