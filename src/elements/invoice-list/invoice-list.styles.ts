import {css} from 'lit';
import {badge, container, rowBase, rowBox, rowButton, skeleton} from '../../styles/index.ts';
import {narrow} from './narrow.styles.ts';
import {places} from './places.styles.ts';
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
  rowBase,
  container,
  rowButton,
  badge,
  rowBox,
  skeleton,
  frame,
  places,
  table,
  narrow,
];
