import {css} from 'lit';

const layout = css`
  .payment {
    --_width: 880px;
    --_side: 420px;
    --_pad: var(--_6);
    grid-template: 'title side' auto 'document side' minmax(0, 1fr) / minmax(0, 1fr) var(--_side);
    block-size: min(580px, 100dvh - 48px);
  }

  .payment[open] {
    display: grid;
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
    z-index: 1;
    inset-block-start: var(--_3);
    inset-inline-end: var(--_3);
  }

  .document {
    grid-area: document;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    padding: 0 var(--_pad) var(--_pad);
  }

  .side {
    grid-area: side;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .scroll {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    gap: var(--_4);
    min-block-size: 0;
    overflow-y: auto;
    padding: var(--_pad) var(--_pad) var(--_4);
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
    min-block-size: 24px;
    padding-inline-end: var(--_8);
  }

  .about-firm {
    margin-block-start: auto;
  }

  .actions {
    display: grid;
    flex: none;
    gap: var(--_3);
    padding: 0 var(--_pad) var(--_pad);
  }

  .single {
    --_width: 480px;
    grid-template: 'title' auto 'side' 1fr / minmax(0, 1fr);
    block-size: fit-content;
  }

  .single::before {
    display: none;
  }

  .single .title {
    padding-inline-end: calc(var(--_pad) + var(--_control));
  }

  .single .scroll {
    padding-block-start: 0;
  }
`;

const document = css`
  .lines {
    flex: 0 1 auto;
    min-block-size: 96px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .line {
    display: flex;
    gap: var(--_4);
    justify-content: space-between;
    padding-block: var(--_3);
    border-block-end: var(--_hairline);
  }

  .what {
    display: grid;
    flex: 1;
    align-content: start;
    min-inline-size: 0;
  }

  .what strong {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }

  .much {
    flex: none;
    min-inline-size: 84px;
    text-align: end;
  }

  /* A state takes the place that was kept for it: the lines never move. */
  .much > .s {
    min-block-size: 24px;
  }

  .much .badge.neutral {
    --_soft: var(--_raised);
  }

  .excluded {
    flex: none;
    padding-block: var(--_3);
  }

  .totals {
    display: flex;
    flex: 1 0 auto;
    flex-direction: column;
    gap: var(--_1);
  }

  .total {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_4);
    padding-block: var(--_3);
  }

  .charges {
    margin-block-start: auto;
  }
`;

const side = css`
  .summary {
    display: none;
  }

  .places {
    border: var(--_hairline);
    border-radius: var(--_radius);
  }

  .place {
    display: flex;
    align-items: center;
    min-block-size: 56px;
    padding-inline: var(--_4);
  }

  .place + .place {
    border-block-start: var(--_hairline);
  }

  .choices,
  .problems {
    display: grid;
    gap: var(--_3);
  }

  .problems .notice {
    align-items: flex-start;
  }

  .problems .says > span {
    flex: 1;
    min-inline-size: 0;
  }

  .problems .pair {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_3);
  }

  .reason {
    display: block;
  }

  .scroll > .state-view {
    flex: 1 0 auto;
  }

  .done .icon {
    color: var(--_positive);
  }

  .method-row {
    border: var(--_hairline);
    border-radius: var(--_radius);
  }

  .method-row summary {
    display: flex;
    align-items: center;
    gap: var(--_3);
    min-block-size: 56px;
    padding: var(--_2) var(--_3);
    border-radius: var(--_radius);
    list-style: none;
    cursor: pointer;
  }

  .method-row summary::-webkit-details-marker {
    display: none;
  }

  .method-row .methods {
    border-width: 1px 0 0;
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }

  .change-word {
    color: var(--_accent-text);
    font-weight: 600;
  }

  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 8px;
    border: 0;
    border-radius: 4px;
    background: var(--_sunken);
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: var(--_sunken);
  }

  progress::-webkit-progress-value {
    border-radius: 4px;
    background: var(--_accent);
  }

  progress::-moz-progress-bar {
    border-radius: 4px;
    background: var(--_accent);
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

    .title {
      position: sticky;
      z-index: 1;
      inset-block-start: 0;
      padding-block: var(--_3);
      padding-inline-end: calc(var(--_pad) + var(--_control));
      border-block-end: var(--_hairline);
      background: var(--_raised);
    }

    .title .close {
      inset-block-start: var(--_1);
      inset-inline-end: var(--_1);
    }

    .document {
      padding-block-end: 0;
    }

    .lines {
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
      overflow: visible;
      padding-block-start: var(--_4);
    }

    .top {
      padding-inline-end: 0;
    }

    .single .scroll {
      padding-block-start: var(--_4);
    }

    .actions {
      position: sticky;
      order: 1;
      inset-block-end: 0;
      padding-block: var(--_3) max(var(--_4), env(safe-area-inset-bottom));
      border-block-start: var(--_hairline);
      background: var(--_raised);
    }

    .review .totals .total,
    .changed .totals .total,
    .sending .totals .total,
    .review .charges,
    .changed .charges,
    .sending .charges {
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

export const styles = [layout, document, side, sheet];
