import {css} from 'lit';

export const filterBar = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_3);
  }

  .filters .chips {
    flex: 1;
  }

  /* Where browsers know it, a chip that is chosen from the start is not scrolled away. */
  .chips label:has(:checked) {
    scroll-initial-target: nearest;
  }

  .search,
  .sorting {
    position: relative;
    display: flex;
    align-items: center;
  }

  .search {
    inline-size: 260px;
    margin-inline-start: auto;
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

  .sorting {
    display: none;
  }

  .sorting .input {
    padding-inline-end: 36px;
    cursor: pointer;
  }

  .sorting > .icon {
    inset-inline: auto var(--_3);
  }

  @container (width < 720px) {
    .filters .chips {
      flex: 1 0 100%;
    }

    .search {
      flex: 1;
    }

    .sorting {
      display: flex;
    }
  }

  @container (width < 480px) {
    .filters .search {
      flex: 1 0 100%;
    }

    /* Beside the top-most box, which begins the rows. */
    .sorting {
      margin-inline-start: auto;
    }

    .sorting .input {
      padding-inline-start: 0;
      text-overflow: ellipsis;
      border-color: transparent;
      background: none;
      color: var(--_muted);
    }

    .list:has(.vacant) .sorting {
      display: none;
    }

    .list:has(thead .box) .sorting {
      z-index: 1;
      align-self: start;
      max-inline-size: 51%;
      margin-block: var(--_4) calc((44px + var(--_4)) * -1);
    }
  }
`;
