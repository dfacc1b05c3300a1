import {css, type CSSResult} from 'lit';
import {
  boxHand,
  buttonLooks,
  chips,
  input,
  lateBase,
  notice,
  stateView,
} from '../../../styles/index.ts';
import {filterBar} from './filter-bar.styles.ts';
import {selectionBar} from './selection-bar.styles.ts';
import {summary} from './summary.styles.ts';

const around = css`
  .row {
    transition: background-color var(--_duration) var(--_easing);
  }

  .row:has(:checked) {
    background: var(--_accent-soft);
  }

  .row:hover {
    background: var(--_row-hover);
  }

  .row:has(:checked):hover {
    background: var(--_selected-hover);
  }

  .list[hidden] {
    display: none;
  }

  .number:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .sort:hover {
    color: var(--_text);
  }

  .sort:focus-visible {
    outline-offset: -2px;
  }

  .row :is(.box, .pay, .number) {
    scroll-margin-block: calc(var(--_offset) + 64px + 44px + 8px) 16px;
  }

  @media (forced-colors: active) {
    .row:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }

  @container (width < 480px) {
    .row :is(.box, .pay, .number) {
      scroll-margin-block: 16px calc(64px + 8px + env(safe-area-inset-bottom));
    }
  }

  .notices,
  .end {
    display: grid;
    gap: var(--_2);
  }

  .end {
    justify-items: center;
    padding-block-start: var(--_4);
  }

  .running {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    block-size: 2px;
    margin-block-end: -2px;
    background: linear-gradient(90deg, transparent, var(--_accent), transparent) 0 / 40% 100%
      no-repeat;
    animation: run 1.2s linear infinite;
  }

  @keyframes run {
    from {
      background-position: -70% 0;
    }

    to {
      background-position: 170% 0;
    }
  }

  .glow {
    animation: glow 1.2s var(--_easing);
  }

  @keyframes glow {
    from {
      background: var(--_accent-soft);
    }
  }
`;

/** What is adopted beside the sheets of the rows; nothing in here moves a row. */
export const styles: readonly CSSResult[] = [
  ...lateBase,
  boxHand,
  buttonLooks,
  chips,
  input,
  notice,
  stateView,
  around,
  summary,
  filterBar,
  selectionBar,
];
