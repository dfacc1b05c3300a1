import {css, type CSSResult} from 'lit';
import {badge, base, button, notice, skeleton, stateView} from '../../styles/index.ts';

const own = css`
  .invoice {
    container: invoice / inline-size;
  }

  .invoice > * + * {
    margin-block-start: var(--_3);
  }

  .invoice .back .button {
    margin-inline-start: calc(var(--_4) * -1);
    outline-offset: -2px;
  }

  .invoice .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2) var(--_3);
  }

  .invoice .head h2 {
    overflow-wrap: anywhere;
    min-inline-size: 0;
  }

  .invoice .sides {
    display: grid;
    gap: var(--_4);
  }

  .invoice .whole,
  .invoice .document {
    display: grid;
    gap: var(--_4);
    min-inline-size: 0;
    align-content: start;
  }

  .invoice .card {
    display: grid;
    gap: var(--_3);
    align-content: start;
    padding: var(--_4);
    border: var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .invoice .card p {
    display: flex;
    gap: var(--_2);
    align-items: center;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .invoice .card .xl {
    font-variant-numeric: tabular-nums lining-nums;
    flex-wrap: wrap;
  }

  .invoice .card p + .xl {
    margin-block-start: calc(var(--_2) * -1);
  }

  .invoice .info {
    color: var(--_info);
  }

  .invoice .critical {
    color: var(--_critical);
  }

  .invoice .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_3) var(--_8);
  }

  .invoice .facts > div {
    min-inline-size: 0;
  }

  .invoice .facts .line {
    display: block;
    overflow-wrap: anywhere;
  }

  .invoice .lines {
    inline-size: 100%;
    border-collapse: collapse;
    border-block: var(--_hairline);
  }

  /* The list, in which an invoice may stand, has grids for rows. */
  .invoice .lines thead {
    display: table-header-group;
  }

  .invoice .lines tbody {
    display: table-row-group;
  }

  .invoice .lines tr {
    display: table-row;
    min-block-size: 0;
    background: none;
  }

  .invoice .lines :is(th, td) {
    display: table-cell;
    padding: var(--_2) 0 var(--_2) var(--_4);
    padding-inline: var(--_4) 0;
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }

  .invoice .lines :is(th, td):first-child {
    padding-inline-start: 0;
  }

  .invoice .lines tbody tr {
    border-block-start: var(--_hairline);
  }

  .invoice .lines .end {
    text-align: end;
    white-space: nowrap;
  }

  .invoice .description {
    inline-size: 100%;
    overflow-wrap: anywhere;
  }

  .invoice .totals {
    display: grid;
    gap: var(--_1);
    justify-self: end;
    inline-size: min(100%, 320px);
  }

  .invoice .totals > div {
    display: flex;
    justify-content: space-between;
    gap: var(--_4);
  }

  .invoice .totals dt {
    overflow-wrap: anywhere;
    min-inline-size: 0;
  }

  .invoice .payments h3 {
    margin-block-end: var(--_2);
  }

  .invoice .payments ul {
    border-block-start: var(--_hairline);
  }

  .invoice .payment {
    display: grid;
    grid: 'when state receipt sum' auto / 1fr auto auto auto;
    align-items: center;
    gap: var(--_1) var(--_4);
    min-block-size: 56px;
    padding-block: var(--_2);
    border-block-end: var(--_hairline);
  }

  .invoice .when {
    grid-area: when;
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .invoice .payment .badge {
    grid-area: state;
  }

  .invoice .sum {
    grid-area: sum;
    text-align: end;
  }

  .invoice .payment .receipt {
    grid-area: receipt;
    margin-inline: calc(var(--_2) * -1);
  }

  @container invoice (width < 480px) {
    .invoice .lines,
    .invoice .lines tbody {
      display: block;
    }

    .invoice .lines thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .invoice .lines tr {
      display: flex;
      flex-wrap: wrap;
      column-gap: var(--_4);
      padding-block: var(--_2);
    }

    .invoice .lines td {
      padding: 0;
      min-inline-size: 0;
      max-inline-size: 100%;
    }

    .invoice .lines .description {
      flex-basis: 100%;
    }

    .invoice .lines .amount {
      margin-inline-start: auto;
    }

    .invoice .payment {
      grid: 'when sum' auto 'state receipt' auto / 1fr auto;
    }

    .invoice .payment .badge {
      justify-self: start;
    }

    .invoice .payment .receipt {
      justify-self: end;
    }
  }

  @container invoice (width >= 960px) {
    .invoice .sides {
      grid-template-columns: minmax(0, 1fr) 320px;
      gap: var(--_8);
    }

    .invoice .card {
      grid-column: 2;
      grid-row: 1;
      position: sticky;
      inset-block-start: var(--_4);
      align-self: start;
    }
  }
`;

export const styles: CSSResult[] = [base, badge, button, notice, skeleton, stateView, own].flat(9);
