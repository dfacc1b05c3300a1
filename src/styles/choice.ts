import {css} from 'lit';

/** `.choice`: a box and what it chooses, in a line as high as a control. */
export const choice = css`
  .choice {
    display: flex;
    align-items: center;
    gap: var(--_3);
    min-block-size: var(--_control);
    cursor: pointer;
  }
`;
