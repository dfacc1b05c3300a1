import {css} from 'lit';
import {badge, field, stateView} from '../../styles/index.ts';

const own = css`
  .statement {
    container-type: inline-size;
  }

  .statement > * + *,
  .currency > * + * {
    margin-block-start: var(--_4);
  }

  .period,
  .files {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_3);
  }

  .period .field {
    flex: 0 1 216px;
    grid-template-columns: minmax(0, 1fr);
    align-self: start;
  }

  /* Beside the fields, whether or not one of them has something to say. */
  .period .button {
    align-self: start;
    margin-block-start: calc(var(--_s) * 1.385 + var(--_1));
  }

  .period select {
    padding-inline-end: calc(var(--_3) * 2 + 16px);
    text-overflow: ellipsis;
  }

  .period .with .icon {
    margin-inline-end: var(--_3);
    color: var(--_muted);
    pointer-events: none;
  }

  .currency {
    padding-block-start: var(--_4);
    border-block-start: var(--_hairline);
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_3) var(--_8);
    align-items: end;
  }

  .ages {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    margin-block-start: var(--_2);
    border: var(--_hairline);
    border-radius: var(--_radius);
    overflow: hidden;
  }

  .ages > div {
    padding: var(--_3);
    box-shadow: 0 0 0 0.5px var(--_border);
    overflow-wrap: anywhere;
  }

  .statement dd {
    font-variant-numeric: tabular-nums lining-nums;
  }

  .statement table {
    inline-size: 100%;
    margin-block-start: var(--_2);
    border-collapse: collapse;
    border-block-end: var(--_hairline);
    font-variant-numeric: tabular-nums lining-nums;
  }

  .statement :is(th, td) {
    padding: var(--_2) 0;
    padding-inline-start: var(--_4);
    border-block-start: var(--_hairline);
    text-align: start;
    vertical-align: top;
    font-weight: inherit;
    overflow-wrap: anywhere;
  }

  .statement :is(th, td):first-child {
    padding-inline-start: 0;
  }

  .statement .end {
    text-align: end;
  }

  .statement tr:focus-visible {
    outline-offset: -2px;
  }

  .about {
    display: block;
  }

  .statement .label {
    display: none;
  }

  .rest {
    display: flex;
    justify-content: center;
    margin-block-start: var(--_3);
  }

  @container (width < 560px) {
    .period .field {
      flex: 1 1 132px;
    }

    .period .field:first-child,
    .files .button,
    .rest .button {
      flex: 1 1 100%;
    }

    .period .button {
      flex: 1 1 100%;
      margin: 0;
    }

    .ages {
      grid-template-columns: minmax(0, 1fr);
    }

    .ages > div {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--_2);
    }

    .ages dt {
      flex: 1 1 132px;
    }

    .statement table,
    .statement tbody {
      display: block;
    }

    .statement thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .statement tr {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_1) var(--_4);
      padding-block: var(--_2);
      border-block-start: var(--_hairline);
    }

    .statement td {
      min-inline-size: 0;
      padding: 0;
      border: 0;
    }

    .statement td:nth-child(2) {
      flex: 1 1 132px;
    }

    .statement .void {
      display: none;
    }

    .statement .label {
      display: block;
    }

    .statement td.end {
      flex: 1 1 100px;
      text-align: start;
    }

    .statement td.end + td.end {
      text-align: end;
    }
  }
`;

export const styles = [badge, field, stateView, own];
