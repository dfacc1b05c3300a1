import {css} from 'lit';
import {boxHand} from './box-hand.ts';
import {rowBox} from './row-box.ts';

/** `.box`, a native checkbox or radio drawn by us; and where it can't be chosen. */
export const box = [
  rowBox,
  boxHand,
  css`
    .box[type='radio'] {
      border-radius: 50%;
    }

    .box[type='radio']:indeterminate {
      border-color: var(--_border-strong);
      background: var(--_surface);
    }

    .box[type='radio']::before {
      inline-size: 8px;
      block-size: 8px;
      border-radius: 50%;
      background: var(--_on-accent);
    }

    .box:disabled,
    .box:disabled:hover {
      border: 1.5px dashed var(--_border-strong);
      background: none;
      cursor: default;
    }
  `,
];
