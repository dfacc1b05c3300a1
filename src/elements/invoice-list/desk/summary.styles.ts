import {css} from 'lit';

export const summary = css`
  .summary dl {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }

  .cell {
    min-block-size: 112px;
    padding: var(--_3) var(--_4);
  }

  .cell + .cell {
    border-inline-start: var(--_hairline);
  }

  .figure {
    font-size: var(--_xl);
    line-height: 1.214;
    letter-spacing: -0.01em;
    font-weight: 600;
  }

  .longer .figure {
    font-size: var(--_l);
    line-height: 34px;
  }

  .figure.none {
    color: var(--_muted);
    font-size: var(--_l);
    line-height: 34px;
    font-weight: 400;
  }

  @container (width < 720px) {
    .cell {
      min-block-size: 88px;
      padding: var(--_3);
    }

    .summary .figure {
      font-size: var(--_l);
      line-height: 1.368;
      letter-spacing: normal;
    }

    .summary .longer .figure {
      font-size: var(--_m);
    }
  }

  @container (width < 480px) {
    .summary dl {
      grid-template-columns: 1fr 1fr;
    }

    .summary .long .figure {
      font-size: var(--_m);
    }

    .cell:last-child {
      grid-column: 1 / -1;
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      column-gap: var(--_2);
      min-block-size: 0;
      border-inline-start: 0;
      border-block-start: var(--_hairline);
    }

    .cell:last-child .figure {
      font-size: var(--_m);
      line-height: 1.467;
    }
  }
`;
