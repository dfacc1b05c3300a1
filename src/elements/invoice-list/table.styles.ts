import {css} from 'lit';

/**
 * One grid of columns for all rows (subgrid), so that amounts end on one edge however wide they are,
 * and a note can span the end of its row. Below 480 each row is a card with a grid of its own.
 */
export const table = css`
  .table {
    display: grid;
    grid-template:
      'head' 44px
      'body' auto /
      [tick] auto [what] minmax(0, 1fr) [issued] auto [due] auto [state] auto [amount] auto
      [action] auto [end];
    column-gap: var(--_4);
    border-spacing: 0;
    text-align: start;
  }

  :where(thead, tbody, tr) {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }

  /* It spans the rows, too: a grid item sticks within its own area alone. */
  thead {
    grid-row: 1 / span 2;
    align-self: start;
    z-index: 1;
    block-size: 44px;
    background: var(--_sunken);
    color: var(--_muted);
  }

  tbody {
    grid-row: 2;
    align-content: start;
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
    min-inline-size: 96px;
    white-space: nowrap;
  }

  .due {
    grid-column: due;
    min-inline-size: 112px;
    white-space: nowrap;
  }

  .state {
    grid-column: state;
    min-inline-size: 112px;
  }

  .amount {
    grid-column: amount;
    min-inline-size: 104px;
    text-align: end;
    white-space: nowrap;
  }

  .action {
    grid-column: action;
    min-inline-size: 88px;
    text-align: end;
    padding-inline-end: var(--_3);
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

  .how {
    max-inline-size: 200px;
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
    transition: background-color var(--_duration) var(--_easing);
  }

  .row:hover {
    background: var(--_row-hover);
  }

  .row:has(:checked) {
    background: var(--_accent-soft);
  }

  .row:has(:checked):hover {
    background: var(--_selected-hover);
  }

  .row .number {
    font-weight: 600;
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

  .row :is(.box, .pay, .number) {
    scroll-margin-block: calc(var(--_offset) + 64px + 44px + 8px) 16px;
  }

  .pay {
    min-block-size: 36px;
    padding-inline: var(--_3);
  }

  .plain {
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

  .sort:hover {
    color: var(--_text);
  }

  .sort:focus-visible {
    outline-offset: -2px;
  }

  .sort .icon {
    inline-size: 12px;
    block-size: 12px;
  }

  .tick label {
    display: none;
  }

  .glow {
    animation: glow 1.2s var(--_easing);
  }

  @keyframes glow {
    from {
      background: var(--_accent-soft);
    }
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
  }

  @media (forced-colors: active) {
    .row:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
