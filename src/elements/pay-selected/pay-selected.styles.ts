import {css} from 'lit';
import {badge, base, button, container, notice, skeleton} from '../../styles/index.ts';

const own = css`
  /* A container query takes the content out of the sum: in a flex row the width is asked for here. */
  :host {
    flex: 1 1 320px;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--_2) var(--_4);
    min-block-size: var(--_control);
  }

  .row .block {
    inline-size: 96px;
  }

  .row .block + .block {
    inline-size: 132px;
    block-size: var(--_control);
    border-radius: var(--_radius);
  }

  .more {
    padding-block-start: var(--_1);
    color: var(--_muted);
    text-align: end;
  }

  @container (width < 480px) {
    .row {
      display: grid;
      grid-template: minmax(1lh, auto) / 1fr auto;
    }

    .row > :is(.button, .block + .block) {
      grid-column: 1 / -1;
      inline-size: 100%;
    }

    .more {
      text-align: start;
    }
  }
`;

export const styles = [base, container, button, badge, notice, skeleton, own];
