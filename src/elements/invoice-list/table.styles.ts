import {css} from 'lit';

/**
 * Every row is a grid of its own: a table's layout, or one grid for all rows, costs a tick among two
 * thousand rows a tenth of a second and more. Columns meet because their tracks are the same: fixed
 * ones, and a last one as wide as the word of its button, which stands unseen in every row.
 */
export const table = css`
  .table,
  thead,
  tbody {
    display: block;
    text-align: start;
  }

  tr {
    display: grid;
    grid-template-columns:
      [tick] auto [what] minmax(0, 1fr) [issued] 96px [due] 112px [state] 152px
      [amount] minmax(124px, max-content) [action] auto [end];
    column-gap: var(--_4);
  }

  thead tr {
    min-block-size: 44px;
    background: var(--_sunken);
    color: var(--_muted);
  }

  :where(td, th) {
    align-self: center;
    min-inline-size: 0;
    padding: 0;
    font-weight: 400;
    text-align: start;
  }

  thead th {
    font-size: var(--_s);
    line-height: 1.385;
    white-space: nowrap;
  }

  .tick {
    grid-column: tick;
    inline-size: 44px;
    padding-inline-start: var(--_4);
    line-height: 0;
  }

  .what {
    grid-column: what;
  }

  .what > * {
    display: block;
  }

  .issued {
    grid-column: issued;
    white-space: nowrap;
  }

  .due {
    grid-column: due;
  }

  .state {
    grid-column: state;
  }

  .amount {
    grid-column: amount;
    text-align: end;
    white-space: nowrap;
  }

  .action {
    grid-column: action;
    text-align: end;
    padding-inline-end: var(--_3);
  }

  .action::before {
    content: attr(data-word);
    display: block;
    block-size: 0;
    padding-inline: calc(var(--_3) + 1px);
    font-size: var(--_m);
    font-weight: 600;
    visibility: hidden;
  }

  .note {
    grid-column: state / end;
    contain: inline-size;
    padding-inline-end: var(--_4);
  }

  .note p {
    display: flex;
    gap: 6px;
    justify-content: end;
    color: var(--_tone);
  }

  .note .icon {
    inline-size: 14px;
    block-size: 14px;
    margin-block-start: 2px;
  }

  :is(.relative, .beside, .how, .late) {
    display: block;
    font-weight: 400;
  }

  /* As wide as the amount above it, and never the reason that columns part. */
  .beside {
    inline-size: 0;
    min-inline-size: 100%;
    white-space: normal;
  }

  .state {
    hyphens: auto;
  }

  .late {
    color: var(--_critical);
  }

  .short {
    display: none;
  }

  .row {
    min-block-size: var(--_row);
    padding-block: 9px;
    border-block-start: var(--_hairline);
    contain-intrinsic-block-size: auto calc(var(--_row) - 19px);
  }

  /* Thousands of rows stay fast. The first pages are always painted: for print, and for find in page. */
  .row:nth-child(n + 101) {
    content-visibility: auto;
  }

  /* As high as a thumb needs it, without moving what is around it. */
  .row .number {
    display: block;
    max-inline-size: 100%;
    margin-block: calc(var(--_2) * -1);
    padding: var(--_2) 0;
    border: 0;
    background: none;
    color: var(--_accent-text);
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }

  .noted > * {
    grid-row: 1 / span 2;
  }

  .noted > :is(.state, .amount, .action) {
    grid-row: 1;
  }

  .noted .note {
    grid-row: 2;
  }

  .pay {
    min-block-size: 36px;
    padding-inline: var(--_3);
  }

  thead .word {
    display: none;
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: var(--_1);
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    cursor: pointer;
  }

  thead .issued,
  thead .state {
    font-weight: 600;
  }

  .sort .icon {
    inline-size: 12px;
    block-size: 12px;
  }

  .tick label {
    display: none;
  }

  :host([compact]) :is(.project, .relative) {
    display: none;
  }

  :host([compact]) .row {
    padding-block: 5px;
  }

  @container (width < 960px) {
    .issued {
      display: none;
    }

    tr {
      grid-template-columns:
        [tick] auto [what] minmax(0, 1fr) [due] 104px [state] 124px
        [amount] minmax(120px, max-content) [action] auto [end];
      column-gap: var(--_3);
    }
  }
`;
