import {css} from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }

  .root {
    position: relative;
    min-inline-size: var(--_control);
    min-block-size: var(--_control);
  }

  .person {
    border-radius: 50%;
  }

  .person .icon {
    inline-size: 20px;
    block-size: 20px;
    stroke-width: 1.3;
  }

  .panel {
    position: absolute;
    z-index: 10;
    inset-block-start: calc(100% + var(--_1));
    inset-inline-end: 0;
    inline-size: min(260px, 100vw - 32px);
    padding-block: var(--_2);
    border: var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: var(--_shadow);
  }

  .failed {
    padding: var(--_3) var(--_4);
    color: var(--_critical);
  }

  .who {
    display: grid;
    padding: var(--_2) var(--_4) var(--_3);
    margin-block-end: var(--_2);
    border-block-end: var(--_hairline);
  }

  .item {
    display: flex;
    align-items: center;
    gap: var(--_2);
    inline-size: 100%;
    min-block-size: var(--_control);
    padding-inline: var(--_4);
    border: 0;
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }

  .item:hover {
    background: color-mix(in srgb, var(--_raised), var(--_text) 4%);
  }

  .item:focus-visible {
    outline-offset: -2px;
  }

  @media (forced-colors: active) {
    .panel {
      border-color: CanvasText;
    }
  }
`;
