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
  }

  .tinted {
    border-color: var(--_accent-line);
  }
`;
