import {css} from 'lit';

/** `.button`, with one of `filled`, `outlined`, `tinted`, `danger`, or plain; `icon-only`, `wide`. */
export const button = css`
  .button {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_2);
    min-block-size: var(--_control);
    padding: var(--_1) var(--_4);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent-text);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition:
      background-color var(--_duration) var(--_easing),
      border-color var(--_duration) var(--_easing);
  }

  .button:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }

  .button:active {
    background: color-mix(in srgb, currentColor 14%, transparent);
  }

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

  .tinted {
    border-color: var(--_accent-line);
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

  .button[aria-disabled='true'] {
    cursor: default;
  }

  .button.unavailable {
    border-color: transparent;
    background: var(--_sunken);
    color: var(--_muted);
  }

  /* The spinner and its gap take what they need from the padding: the width stays. */
  .button[aria-busy='true']:not(.icon-only) {
    padding-inline: calc(var(--_4) - 8px - var(--_1));
  }

  .spinner {
    animation: spin 900ms linear infinite;
  }

  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }

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
