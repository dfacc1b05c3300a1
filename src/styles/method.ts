import {css} from 'lit';

/** `.mark` (card or bank) and `.methods`, a joined frame of rows that each choose one. */
export const method = css`
  .mark {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 36px;
    block-size: 24px;
    border: var(--_hairline);
    border-radius: calc(var(--_radius) / 2);
    background: var(--_surface);
    color: var(--_muted);
    font-size: 9px;
    line-height: 1;
    font-weight: 600;
    letter-spacing: 0.02em;
  }

  .methods {
    border: var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .methods label {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--_3);
    min-block-size: 56px;
    padding: var(--_2) var(--_3);
    border: 1px solid transparent;
    cursor: pointer;
    transition: background-color var(--_duration) var(--_easing);
  }

  .methods label + label {
    border-block-start-color: var(--_border);
  }

  .methods > label:first-child {
    border-start-start-radius: calc(var(--_radius) - 1px);
    border-start-end-radius: calc(var(--_radius) - 1px);
  }

  .methods > label:last-child {
    border-end-start-radius: calc(var(--_radius) - 1px);
    border-end-end-radius: calc(var(--_radius) - 1px);
  }

  .methods label:hover {
    background: var(--_row-hover);
  }

  .methods label.chosen {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .methods label:has(:disabled) {
    background: none;
    color: var(--_muted);
    cursor: default;
  }

  .about {
    flex: 1;
    min-inline-size: 0;
  }

  .about > * {
    display: block;
  }

  @media (forced-colors: active) {
    .methods label.chosen {
      border-color: Highlight;
    }
  }
`;
