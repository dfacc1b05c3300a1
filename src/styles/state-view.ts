import {css} from 'lit';

/** `.state-view`: empty, failed, signed out, portal off …, centred in the place of what is missing. */
export const stateView = css`
  .state-view {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--_1);
    padding: var(--_8) var(--_4);
    text-align: center;
    text-wrap: balance;
  }

  .state-view .icon {
    inline-size: 32px;
    block-size: 32px;
    margin-block-end: var(--_2);
    color: var(--_muted);
    stroke-width: 1;
  }

  .state-view.failed .icon {
    color: var(--_critical);
  }

  .state-view p {
    max-inline-size: 440px;
    color: var(--_muted);
  }

  .state-view .button {
    margin-block-start: var(--_3);
  }

  .state-view .reference {
    margin-block-start: var(--_3);
  }

  @media (forced-colors: active) {
    .state-view:is(.failed, *) .icon {
      color: CanvasText;
    }
  }
`;
