import {css} from 'lit';

/** `.box` in a hand. */
export const boxHand = css`
  .box {
    transition:
      background-color var(--_duration) var(--_easing),
      border-color var(--_duration) var(--_easing);
  }

  .box:not(:checked, :indeterminate):hover {
    border-color: var(--_text);
  }
`;
