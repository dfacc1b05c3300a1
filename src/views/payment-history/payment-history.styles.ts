import {css, type CSSResult} from 'lit';
import {badge, base, button, notice, skeleton, stateView} from '../../styles/index.ts';

const own = css`
  .history {
    container: history / inline-size;
  }

  .history > * + * {
    margin-block-start: var(--_4);
  }

  .entry {
    padding-block: var(--_4);
    border-block-start: var(--_hairline);
  }

  .entry:last-child {
    border-block-end: var(--_hairline);
  }

  .entry:focus-visible {
    outline-offset: 4px;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: var(--_1) var(--_4);
    margin-block-end: var(--_2);
  }

  .head > div {
    min-inline-size: 0;
  }

  .head .place {
    inline-size: 100%;
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_4);
    overflow-wrap: anywhere;
  }

  .item {
    display: grid;
    grid: 'what state receipt sum' auto / 1fr auto auto minmax(120px, auto);
    align-items: center;
    gap: var(--_1) var(--_4);
    min-block-size: 44px;
    padding-block: var(--_1);
  }

  .what {
    grid-area: what;
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .item .badge {
    grid-area: state;
  }

  .sum {
    grid-area: sum;
    text-align: end;
  }

  /* Its own direction; the place is the line's. */
  .number {
    justify-self: start;
  }

  .file {
    margin-inline: calc(var(--_4) * -1);
  }

  /* Inside: on a phone its edge is the window's. */
  .file:focus-visible {
    outline-offset: -2px;
  }

  .item .file {
    grid-area: receipt;
  }

  .entry > .button {
    margin-inline-start: calc(var(--_4) * -1);
  }

  .rest {
    display: flex;
    justify-content: center;
  }

  @container history (width < 480px) {
    .item {
      grid: 'what sum' auto 'state receipt' auto / 1fr auto;
      padding-block: var(--_2);
    }

    .item .badge {
      justify-self: start;
    }

    .item .file {
      justify-self: end;
    }

    .rest .button {
      inline-size: 100%;
    }
  }
`;

export const styles: CSSResult[] = [base, badge, button, notice, skeleton, stateView, own].flat(9);
