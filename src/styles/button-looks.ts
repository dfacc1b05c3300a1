import {css} from 'lit';

/** The other looks of `.button`: `filled`, `outlined`, `danger`; `icon-only`, `wide`, `unavailable`. */
export const buttonLooks = css`
  .filled {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .filled:hover {
    background: var(--_accent-hover);
  }

  .filled:active {
    background: var(--_accent-active);
  }

  .outlined {
    border-color: var(--_border-strong);
    color: var(--_text);
  }

  .danger,
  .danger:hover {
    background: var(--_critical);
    color: var(--_raised);
  }

  .danger:hover {
    background: color-mix(in srgb, var(--_critical), var(--_text) 14%);
  }

  .icon-only {
    color: var(--_text);
    inline-size: var(--_control);
    padding: 0;
    flex: none;
  }

  .wide {
    display: flex;
    inline-size: 100%;
    min-block-size: calc(var(--_control) + var(--_1));
  }

  .button.unavailable {
    border-color: transparent;
    background: var(--_sunken);
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    .filled {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    .button.unavailable {
      border-color: GrayText;
      background: Canvas;
      color: GrayText;
    }
  }
`;
