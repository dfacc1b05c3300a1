import {css} from 'lit';
import {
  badge,
  base,
  box,
  button,
  field,
  method,
  notice,
  skeleton,
  stateView,
} from '../../styles/index.ts';

const document = css`
  .lines {
    flex: 0 1 auto;
    min-block-size: 96px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_4);
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

  .receipt-place {
    flex: none;
    max-inline-size: 50%;
    margin-inline-start: auto;
    text-align: end;
  }

  .summary-place {
    margin-inline-start: calc(var(--_4) * -1);
  }

  .document p.critical {
    color: var(--_critical);
  }

  .part {
    flex: 1 0 100%;
  }

  .part fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_6);
  }

  .part .field {
    flex: 1 0 100%;
    padding-block: var(--_1) var(--_2);
  }

  .part .currency {
    padding-inline: var(--_3);
  }

  summary {
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  .part summary,
  .change-word {
    color: var(--_accent-text);
    font-weight: 600;
  }

  .part summary {
    inline-size: fit-content;
    padding-block: 9px;
  }

  .excluded {
    flex: none;
    padding-block: var(--_3);
  }

  .totals {
    flex: 1 0 auto;
    gap: var(--_1);
  }

  .total {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_4);
    padding-block: var(--_3);
  }
`;

const side = css`
  .places,
  .method-row {
    border: var(--_hairline);
    border-radius: var(--_radius);
  }

  .place,
  .choice,
  .method-row summary {
    display: flex;
    align-items: center;
    gap: var(--_3);
    min-block-size: var(--_control);
  }

  .place,
  .method-row summary {
    min-block-size: 56px;
    padding: var(--_2) var(--_3);
    border-radius: var(--_radius);
  }

  .places .place + .place {
    border-block-start: var(--_hairline);
    border-radius: 0;
  }

  .choice {
    cursor: pointer;
  }

  .indented {
    margin-inline-start: var(--_8);
  }

  .form-place {
    display: grid;
  }

  .form-place:has([role='status']) {
    min-block-size: 220px;
  }

  .form-place > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }

  .form-place .place {
    margin-block-end: var(--_3);
    border: var(--_hairline);
  }

  /* While it is being sent the choice stays to be seen. */
  .methods :disabled:checked {
    border-style: solid;
    background: var(--_border-strong);
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

  .confirm .state-view .icon {
    color: var(--_caution);
  }

  .state-view .asked {
    color: var(--_text);
  }

  .method-row .methods {
    border-width: 1px 0 0;
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }

  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 8px;
    border: 0;
    overflow: hidden;
  }

  progress,
  progress::-webkit-progress-bar {
    border-radius: 4px;
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

/** What stands in the frame of a payment; the frame itself is the host's. */
export const panelStyles = [
  base,
  badge,
  button,
  box,
  field,
  method,
  notice,
  skeleton,
  stateView,
  document,
  side,
];
