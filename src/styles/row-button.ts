import {css} from 'lit';

/** `.button`, plain or `tinted`: what a row has. */
export const rowButton = css`
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

  .tinted {
    border-color: var(--_accent-line);
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
    .button {
      border-color: ButtonText;
    }
  }
`;
