import {css} from 'lit';

const layout = css`
  .payment {
    --_width: 880px;
    --_side: 420px;
    --_pad: var(--_6);
    grid-template: 'title side' auto 'document side' minmax(0, 1fr) / minmax(0, 1fr) var(--_side);
    block-size: clamp(520px, 100dvh - 160px, 680px);
  }

  .payment[open] {
    display: grid;
  }

  /* It makes way for the bank's window at once, not after it has faded. */
  .confirm,
  .confirm::backdrop {
    transition: none;
  }

  /* The document's ground, behind title and lines alike. */
  .payment::before {
    content: '';
    grid-area: 1 / 1 / -1 / 2;
    background: var(--_sunken);
  }

  .title {
    grid-area: title;
    padding: var(--_pad) var(--_pad) var(--_4);
  }

  /* It takes the focus to be read, not to be pressed. */
  .title h2:focus-visible {
    outline: none;
  }

  .title .close {
    position: absolute;
    z-index: 2;
    inset-block-start: var(--_3);
    inset-inline-end: var(--_3);
  }

  .document,
  .side,
  .scroll,
  .totals {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .document {
    grid-area: document;
    padding: 0 var(--_pad) var(--_pad);
  }

  .side {
    grid-area: side;
  }

  .scroll {
    flex: 1 1 auto;
    gap: var(--_4);
    overflow-y: auto;
    padding: 0 var(--_pad) var(--_4);
  }

  .scroll > * {
    flex: none;
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_1) var(--_3);
    padding-block: var(--_pad) var(--_2);
    padding-inline-end: var(--_8);
  }

  /* ✕ lies over it; what scrolls goes below. */
  .scroll > .top {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    min-block-size: calc(var(--_pad) + 32px);
    margin-block-end: calc(var(--_2) * -1);
    background: var(--_raised);
  }

  .about-firm,
  .charges {
    margin-block-start: auto;
  }

  .actions,
  .choices,
  .problems,
  .entry {
    display: grid;
    gap: var(--_3);
  }

  .actions {
    padding: var(--_3) var(--_pad) var(--_pad);
    border-block-start: var(--_hairline);
  }

  .single {
    --_width: 480px;
    grid-template: 'title' auto 'side' 1fr / minmax(0, 1fr);
    block-size: fit-content;
  }

  .single::before,
  .summary,
  .payment [hidden] {
    display: none;
  }

  .single .title {
    padding-inline-end: calc(var(--_pad) + var(--_control));
  }

  .single .top {
    padding-block-start: 0;
  }
`;

const sheet = css`
  @media (width < 928px) {
    .payment {
      --_side: 360px;
    }
  }

  @media (width < 720px) or (height < 520px) {
    .payment {
      --_pad: var(--_4);
      block-size: fit-content;
      overflow-y: auto;
      /* Nothing that is focused or opened hides behind what is pinned. */
      scroll-padding-block: 72px 216px;
    }

    .payment[open] {
      display: flex;
    }

    .payment > * {
      flex: none;
    }

    .payment::before {
      display: none;
    }

    .title,
    .actions {
      position: sticky;
      z-index: 1;
      background: var(--_raised);
    }

    .title {
      inset-block-start: 0;
      padding-block: var(--_3);
      padding-inline-end: calc(var(--_pad) + var(--_control));
      border-block-end: var(--_hairline);
    }

    .title .close {
      inset-block-start: var(--_1);
      inset-inline-end: var(--_1);
    }

    .document {
      padding-block-end: 0;
    }

    .lines,
    .scroll {
      overflow: visible;
    }

    .totals {
      padding-block-end: var(--_3);
    }

    .side {
      display: contents;
    }

    .scroll {
      flex: none;
      padding-block-start: var(--_4);
    }

    .scroll > .top {
      position: static;
      z-index: auto;
      min-block-size: 0;
      margin: 0;
      padding: 0;
    }

    .actions {
      order: 1;
      inset-block-end: 0;
      padding-block: var(--_3) max(var(--_4), env(safe-area-inset-bottom));
    }

    :is(.review, .changed, .sending) :is(.total, .charges) {
      display: none;
    }

    .summary {
      display: grid;
      grid-template-columns: 1fr auto;
      align-items: center;
      gap: 0 var(--_4);
    }

    .summary strong {
      text-align: end;
    }

    .summary .change {
      min-block-size: 36px;
      margin-inline-end: calc(var(--_4) * -1);
    }
  }

  /* On a phone held sideways nothing is pinned. */
  @media (height < 520px) {
    .title,
    .actions {
      position: static;
    }
  }
`;

export const styles = [layout, sheet];
