import {css} from 'lit';

/**
 * Where summary, filters and selection bar stand: as large before they are there as afterwards. What
 * they look like comes with them.
 */
export const places = css`
  .summary {
    min-block-size: 114px;
    border: var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_3);
  }

  .chips,
  .search,
  .sorting {
    min-block-size: var(--_control);
  }

  .chips {
    flex: 1;
  }

  .search {
    inline-size: 260px;
    margin-inline-start: auto;
  }

  .sorting {
    display: none;
  }

  .stuck {
    flex: 1 0 100%;
    text-align: center;
    color: var(--_critical);
  }

  .bar {
    min-block-size: 64px;
    border-block-end: var(--_hairline);
  }

  @container (width < 720px) {
    .summary {
      min-block-size: 90px;
    }

    .chips {
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
    .summary {
      min-block-size: 137px;
    }

    .search {
      flex: 1 0 100%;
    }

    .bar {
      order: 1;
      border: 0;
    }

    /* Beside the top-most box, which begins the rows. */
    .sorting {
      margin-inline-start: auto;
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
