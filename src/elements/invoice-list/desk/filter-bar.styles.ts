import {css} from 'lit';

export const filterBar = css`
  /* Where browsers know it, a chip that is chosen from the start is not scrolled away. */
  .chips label:has(:checked) {
    scroll-initial-target: nearest;
  }

  .search,
  .sorting {
    position: relative;
    align-items: center;
  }

  .search {
    display: flex;
  }

  .search .input {
    padding-inline: 36px 44px;
    text-overflow: ellipsis;
  }

  .search > .icon,
  .sorting > .icon {
    position: absolute;
    inset-inline-start: var(--_3);
    color: var(--_muted);
    pointer-events: none;
  }

  .search .button {
    position: absolute;
    inset-inline-end: 0;
  }

  .sorting .input {
    padding-inline-end: 36px;
    cursor: pointer;
  }

  .sorting > .icon {
    inset-inline: auto var(--_3);
  }

  @container (width < 480px) {
    .sorting .input {
      padding-inline-start: 0;
      text-overflow: ellipsis;
      border-color: transparent;
      background: none;
      color: var(--_muted);
    }
  }
`;
