import {css} from 'lit';
import {panelStyles} from '../payment/in-place.ts';

const page = css`
  .root {
    container: pay-link / inline-size;
  }

  .page {
    display: grid;
    gap: var(--_4);
    max-inline-size: 440px;
    margin-inline: auto;
  }

  .top-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_2) var(--_4);
    min-block-size: var(--_control);
  }

  .sides {
    display: grid;
    gap: var(--_4);
    align-items: start;
  }

  .sides > * {
    min-inline-size: 0;
  }
`;

const invoice = css`
  .invoice {
    display: grid;
    gap: var(--_3);
    justify-items: start;
    padding: var(--_6) var(--_4);
    border: var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }

  .invoice > * {
    max-inline-size: 100%;
    min-inline-size: 0;
  }

  .invoice .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2) var(--_3);
  }

  .invoice .badge.neutral {
    --_soft: var(--_raised);
  }

  .invoice .reason {
    display: flex;
    gap: var(--_2);
  }

  .invoice .reason .icon {
    flex: none;
    margin-block-start: 3px;
  }

  .invoice .block {
    inline-size: 60%;
  }

  .invoice details {
    inline-size: 100%;
  }

  .invoice summary {
    min-block-size: var(--_control);
    align-content: center;
    color: var(--_accent-text);
    font-weight: 600;
    list-style: revert;
    cursor: pointer;
  }

  .item {
    display: flex;
    justify-content: space-between;
    gap: var(--_4);
    padding-block: var(--_2);
    border-block-start: var(--_hairline);
  }

  .item > :last-child {
    flex: none;
  }

  .failed-file {
    margin-block-start: var(--_2);
    color: var(--_critical);
  }
`;

/** The frame of the payment: what the dialog is elsewhere. */
const payment = css`
  .in-place {
    --_pad: var(--_4);
    display: flex;
    flex-direction: column;
    border: var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_raised);
    overflow: clip;
  }

  .in-place[hidden],
  .in-place [hidden] {
    display: none;
  }

  .in-place .title {
    padding: var(--_6) var(--_pad) var(--_2);
  }

  /* It takes the focus to be read, not to be pressed. */
  .in-place .title h2:focus-visible {
    outline: none;
  }

  /* What is pressed stands last, whichever of lines and methods comes first. */
  .in-place .side {
    display: contents;
  }

  .in-place .document {
    padding: 0 var(--_pad) var(--_4);
  }

  .in-place .lines {
    min-block-size: 0;
  }

  .in-place .totals {
    padding-block-start: var(--_2);
  }

  /* The invoice beside it says how much, and the button. */
  .in-place .total {
    display: none;
  }

  .in-place .scroll {
    display: grid;
    gap: var(--_4);
    padding: 0 var(--_pad) var(--_4);
  }

  .in-place .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_1) var(--_3);
  }

  .in-place .lead {
    display: grid;
    margin-block: calc(var(--_2) * -1);
  }

  .in-place .lead .button {
    justify-self: start;
    margin-inline: calc(var(--_4) * -1);
    text-align: start;
    white-space: normal;
  }

  .in-place :is(.actions, .choices, .problems, .entry) {
    display: grid;
    gap: var(--_3);
  }

  .in-place .actions {
    order: 1;
    padding: var(--_3) var(--_pad) var(--_6);
    border-block-start: var(--_hairline);
    background: var(--_raised);
  }

  .in-place .summary {
    display: none;
  }
`;

const sizes = css`
  /* The button stays below while the rest scrolls. */
  @container pay-link (width < 720px) {
    .in-place {
      scroll-padding-block-end: 160px;
    }

    .in-place .actions {
      position: sticky;
      inset-block-end: 0;
      z-index: 1;
      padding-block: var(--_3) max(var(--_4), env(safe-area-inset-bottom));
    }
  }

  /* On a phone held sideways nothing is pinned. */
  @media (height < 520px) {
    .in-place .actions.actions {
      position: static;
    }
  }

  @container pay-link (width >= 720px) {
    .page {
      max-inline-size: 640px;
    }

    .page:has(.paying) {
      max-inline-size: 960px;
    }

    .paying {
      grid-template-columns: minmax(0, 1fr) 360px;
      gap: var(--_6);
    }

    .invoice {
      padding: var(--_6);
    }

    .in-place {
      --_pad: var(--_6);
    }
  }

  @container pay-link (width >= 1080px) {
    .paying {
      grid-template-columns: minmax(0, 1fr) 420px;
    }
  }
`;

export const styles = [panelStyles, page, invoice, payment, sizes];
