import {css} from 'lit';

/** Below 720 of container: status and date stand below the number; below 480 rows are cards. */
export const narrow = css`
  @container (width < 720px) {
    .due,
    thead .state {
      display: none;
    }

    .short {
      display: inline;
    }

    .beside {
      inline-size: auto;
      white-space: nowrap;
    }

    tr {
      grid-template-columns:
        [tick] auto [what state] minmax(0, 1fr)
        [amount] minmax(100px, max-content) [action] auto [end];
    }

    .row {
      min-block-size: 88px;
      row-gap: 2px;
      contain-intrinsic-block-size: auto 69px;
      align-content: center;
    }

    .row > :is(.tick, .amount, .action) {
      grid-row: 1 / span 2;
    }

    .row > .what {
      grid-row: 1;
    }

    .row > .state {
      grid-row: 2;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      column-gap: var(--_2);
    }

    .row > .note {
      grid-row: 3;
      grid-column: what / end;
    }

    .note p {
      justify-content: start;
    }
  }

  @container (width < 480px) {
    thead tr {
      display: block;
      background: none;
      color: var(--_text);
    }

    thead:not(:has(.box)),
    thead th:not(.tick) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    /* Cards are sorted by the menu; their hidden headers keep a word for screen readers. */
    thead .sort {
      display: none;
    }

    thead .word {
      display: inline;
    }

    thead .tick {
      display: flex;
      align-items: center;
      inline-size: auto;
      min-block-size: 44px;
      padding-inline-start: 13px;
    }

    .tick label {
      display: block;
      padding: var(--_3) var(--_4);
      font-size: var(--_m);
      cursor: pointer;
    }

    .row {
      grid-template-columns: [tick] auto [what state due] minmax(0, 1fr) [amount action] auto [end];
      column-gap: var(--_3);
      min-block-size: 0;
      margin-block-end: var(--_2);
      padding: var(--_3);
      border: var(--_hairline);
      border-radius: var(--_radius);
      contain-intrinsic-block-size: auto 94px;
    }

    .row > .tick {
      inline-size: 24px;
      padding: 2px 0 0;
      align-self: start;
    }

    .row > .what {
      grid-column: what;
    }

    .row > :is(.what, .amount) {
      grid-row: 1;
      align-self: start;
    }

    .row > .due {
      grid-row: 2;
      display: block;
      white-space: normal;
      font-size: var(--_s);
      line-height: 1.385;
      color: var(--_muted);
    }

    .row > .state {
      grid-row: 3;
    }

    .row > .action {
      grid-row: 2 / span 2;
      align-self: end;
      padding: 0;
    }

    .row > .note {
      grid-row: 4;
    }

    .row:not(:has(.pay)) > :is(.due, .state) {
      grid-column: what / end;
    }

    .pay {
      min-block-size: 44px;
    }

    .relative {
      display: inline;
    }

    .short {
      display: none;
    }

    [aria-hidden] > .row {
      block-size: 120px;
    }

    [aria-hidden] > .row:nth-child(n + 5) {
      display: none;
    }
  }
`;
