import {css} from 'lit';
import {tokens} from './tokens.ts';

/**
 * What every shadow root begins with, as far as rows need it. A page may set anything on our hosts (`* {all: unset}`,
 * `letter-spacing`, `text-transform` …), and inherited values come in with it. So `.root` starts from
 * the initial values and takes back only what makes us a guest: font family, scheme, direction (which
 * `all` leaves alone), and being hidden or switched off as a whole. Sizes are px; no `rem` exists.
 */
const reset = css`
  :host([hidden]) {
    display: none !important;
  }

  .root {
    all: initial;
    display: block;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_m);
    line-height: 1.467;
    font-variant-numeric: tabular-nums lining-nums;
    overflow-wrap: anywhere;
    -webkit-font-smoothing: inherit;
    -webkit-text-size-adjust: none;
    -webkit-tap-highlight-color: transparent;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  h2,
  p {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
    font: inherit;
  }

  button,
  input {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    margin: 0;
  }

  .s {
    font-size: var(--_s);
    line-height: 1.385;
  }

  .l {
    font-size: var(--_l);
    line-height: 1.368;
  }

  .strong {
    font-weight: 600;
  }

  .muted {
    color: var(--_muted);
  }

  .nowrap {
    white-space: nowrap;
  }

  .truncate {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .icon {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .icon .solid {
    fill: currentColor;
    stroke: none;
  }

  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }

  [hidden] {
    display: none !important;
  }

  .visually-hidden:not(:focus, :active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** First in the `styles` of what shows rows. */
export const rowBase = [tokens, reset];

/** For an element whose layout follows its own width: breaks are container widths (LOOK §3). */
export const container = css`
  :host {
    display: block;
  }

  .root {
    container-type: inline-size;
  }
`;
