import {css} from 'lit';

/**
 * `.box`, a native checkbox drawn by us: 20 in a target of 44, which is its `::after`, so
 * that a row needs no element more. `box-hand.ts` adds what nothing but the desk brings about.
 */
export const rowBox = css`
  .box {
    position: relative;
    display: inline-grid;
    place-content: center;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    border: 1.5px solid var(--_border-strong);
    border-radius: calc(var(--_radius) / 2);
    background: var(--_surface);
    cursor: pointer;
    appearance: none;
  }

  .box::after {
    content: '';
    position: absolute;
    inset: calc((20px - var(--_control)) / 2 - 1.5px);
  }

  .box:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  .box::before {
    content: '';
    opacity: 0;
  }

  .box:checked::before {
    opacity: 1;
  }

  .box[type='checkbox']::before {
    inline-size: 6px;
    block-size: 11px;
    border: solid var(--_on-accent);
    border-width: 0 2px 2px 0;
    transform: translateY(-1px) rotate(45deg);
  }
`;
