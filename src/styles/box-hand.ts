import {css} from 'lit';

/** `.box` in a hand. */
export const boxHand = css`
  .box {
    transition:
      background-color var(--_duration) var(--_easing),
      border-color var(--_duration) var(--_easing);
  }

  .box:indeterminate {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  .box[type='checkbox']:indeterminate::before {
    opacity: 1;
    inline-size: 10px;
    block-size: 0;
    border-width: 0 0 2px;
    transform: none;
  }

  .box:not(:checked, :indeterminate):hover {
    border-color: var(--_text);
  }

  @media (forced-colors: active) {
    .box {
      appearance: auto;
    }

    .box::before {
      display: none;
    }
  }
`;
