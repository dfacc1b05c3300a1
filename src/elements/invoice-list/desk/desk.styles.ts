import {css, type CSSResult} from 'lit';
import {buttonLooks, chips, input, notice, stateView} from '../../../styles/index.ts';
import {filterBar} from './filter-bar.styles.ts';
import {selectionBar} from './selection-bar.styles.ts';
import {summary} from './summary.styles.ts';

const around = css`
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
