import {css} from 'lit';
import {
  badge,
  base,
  box,
  button,
  chips,
  container,
  input,
  notice,
  skeleton,
  stateView,
} from '../../styles/index.ts';
import {filterBar} from './filter-bar.styles.ts';
import {narrow} from './narrow.styles.ts';
import {selectionBar} from './selection-bar.styles.ts';
import {summary} from './summary.styles.ts';
import {table} from './table.styles.ts';

const frame = css`
  .root {
    --_row: var(--portal-invoice-list-row-size, 64px);
    --_offset: var(--portal-invoice-list-sticky-offset, 0px);
  }

  :host([compact]) .root {
    --_row: var(--portal-invoice-list-row-size, 48px);
  }

  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
  }

  .notices {
    display: grid;
    gap: var(--_2);
  }

  /* Its first size stays, so that a short answer moves nothing below it. */
  .reserve {
    display: flex;
    flex-direction: column;
    min-block-size: calc(64px + 44px + 2px + 8 * var(--_row));
  }

  .waiting {
    min-block-size: calc(300px + 8 * var(--_row));
  }

  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
    border: var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: clip;
  }

  .vacant {
    flex: 1;
    justify-content: center;
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

  .end {
    display: grid;
    gap: var(--_2);
    justify-items: center;
    padding-block-start: var(--_4);
  }

  @container (width < 720px) {
    .reserve {
      min-block-size: calc(64px + 44px + 2px + 8 * 88px);
    }
  }

  @container (width < 480px) {
    .reserve {
      min-block-size: 620px;
    }

    .frame:not(.vacant) {
      border: 0;
      border-radius: 0;
      overflow: visible;
    }
  }
`;

export const styles = [
  base,
  container,
  button,
  badge,
  box,
  chips,
  input,
  notice,
  skeleton,
  stateView,
  frame,
  summary,
  filterBar,
  selectionBar,
  table,
  narrow,
];
