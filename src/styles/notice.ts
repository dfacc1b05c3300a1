import {css} from 'lit';

/** `.notice`: soft ground, icon, a sentence, at most two actions. Needs the tones of the badge. */
export const notice = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_1) var(--_3);
    padding: var(--_2) var(--_4);
    border-radius: var(--_radius);
    background: var(--_soft);
  }

  .notice .says {
    display: flex;
    flex: 1 1 240px;
    gap: var(--_2);
    padding-block: var(--_1);
    min-inline-size: 0;
  }

  .notice .icon {
    margin-block-start: 3px;
    color: var(--_tone);
  }

  .notice .does {
    display: flex;
    flex-wrap: wrap;
    margin-inline-end: calc(var(--_2) * -1);
  }

  .notice .button {
    min-block-size: 36px;
    margin-block: var(--_1);
    padding-inline: var(--_2);
  }

  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }

    .notice .says .icon {
      color: CanvasText;
    }
  }
`;
