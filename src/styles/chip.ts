import {css} from 'lit';

/** `.chips`: a group of radios drawn as chips, which scrolls sideways in its own box. */
export const chips = css`
  .chips {
    display: flex;
    gap: var(--_1);
    overflow-x: auto;
    scrollbar-width: none;
    scroll-snap-type: x proximity;
  }

  .chips label {
    position: relative;
    display: flex;
    flex: none;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_control);
    padding-inline: var(--_3);
    border-radius: var(--_radius);
    color: var(--_muted);
    white-space: nowrap;
    cursor: pointer;
    scroll-snap-align: start;
    transition:
      background-color var(--_duration) var(--_easing),
      color var(--_duration) var(--_easing);
  }

  .chips label:hover {
    background: var(--_row-hover);
    color: var(--_text);
  }

  .chips label:has(:checked) {
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-weight: 600;
  }

  /* The radio itself fills its chip unseen, so that it can be pressed and read out in its place. */
  .chips input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .chips label:has(:focus-visible) {
    outline: 2px solid var(--_accent-text);
    outline-offset: -2px;
  }

  @media (forced-colors: active) {
    .chips label {
      border: 1px solid CanvasText;
    }

    .chips label:has(:checked) {
      border-color: Highlight;
      background: Canvas;
      color: Highlight;
      forced-color-adjust: none;
    }
  }
`;
