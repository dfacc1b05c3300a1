import {css} from 'lit';

export const selectionBar = css`
  .bar {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    column-gap: var(--_4);
    padding-block: 9px;
    padding-inline: var(--_4) var(--_3);
  }

  .bar.raised {
    position: sticky;
    inset-block-start: var(--_offset);
    z-index: 2;
    background: var(--_raised);
  }

  .bar.raised ~ .table thead {
    position: sticky;
    inset-block-start: calc(var(--_offset) + 64px);
  }

  .bar.raised:has(.more) ~ .table thead {
    inset-block-start: calc(var(--_offset) + 96px);
  }

  .totals {
    text-align: end;
  }

  .bar > .button {
    grid-column: 3;
  }

  /* A line of text high, with the target of a button. */
  .bar .inline {
    min-block-size: 0;
    padding: 0;
    border: 0;
    line-height: inherit;
  }

  .bar .inline:hover {
    background: none;
    text-decoration: underline;
  }

  .count .strong {
    margin-inline-end: var(--_3);
  }

  .inline::after {
    content: '';
    position: absolute;
    inset: -11px 0;
  }

  .more {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: var(--_3);
    min-block-size: 32px;
    color: var(--_muted);
  }

  @container (width < 720px) {
    .bar.raised ~ .table thead {
      position: static;
    }

    .long .count {
      grid-column: 1 / -1;
    }

    .long > :is(.totals, .button) {
      grid-row: 2;
    }
  }

  @container (width < 480px) {
    .frame > .bar {
      padding-inline: 0;
      column-gap: var(--_2);
    }

    .frame > .bar.raised {
      grid-template-columns: minmax(0, 1fr) auto;
      inset-block: auto 0;
      margin-inline: calc(var(--_4) * -1);
      padding: var(--_2) var(--_4) max(var(--_2), env(safe-area-inset-bottom));
      border-block-start: var(--_hairline);
    }

    .raised .count {
      font-size: var(--_s);
    }

    .raised .totals {
      grid-row: 2;
      text-align: start;
    }

    .raised:not(.long) > .button {
      grid-area: 1 / 2 / span 2;
    }
  }
`;
