import {css} from 'lit';

/** `.button` in a hand and at work, and its other looks: `filled`, `outlined`, `danger`; `icon-only`, `wide`, `unavailable`. */
export const buttonLooks = css`
  .button {
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

  .button[aria-disabled='true'] {
    cursor: default;
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

  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }
  }
`;
