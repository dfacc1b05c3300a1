import {css} from 'lit';
import {
  badge,
  base,
  box,
  button,
  dialog,
  field,
  method,
  notice,
  skeleton,
  stateView,
} from '../../styles/index.ts';

const own = css`
  .panel {
    container-type: inline-size;
    max-inline-size: 880px;
  }

  .panel > * + * {
    margin-block-start: var(--_3);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_2) var(--_4);
  }

  .top .button {
    margin-inline-start: auto;
  }

  .rows {
    border-block-start: var(--_hairline);
  }

  .row {
    display: grid;
    grid: 'mark about trash' auto '. badges badges' auto '. does does' auto / auto 1fr auto;
    align-items: center;
    column-gap: var(--_3);
    min-block-size: 64px;
    padding-block: var(--_2);
    border-block-end: var(--_hairline);
  }

  .row .about {
    grid-area: about;
  }

  .badges {
    grid-area: badges;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_1) var(--_2);
  }

  .does {
    grid-area: does;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2);
  }

  .does .button:not(.outlined) {
    padding-inline: 0;
  }

  .row .icon-only {
    grid-area: trash;
  }

  .proof {
    display: flex;
    gap: var(--_4);
  }

  .proof .field {
    flex: 1;
    min-inline-size: 0;
    align-content: start;
  }

  #code {
    letter-spacing: 0.2em;
    text-transform: uppercase;
  }

  .step .pane {
    display: grid;
    gap: var(--_3);
  }

  .step {
    --_width: 420px;
  }

  .step:has(.form) {
    --_width: 480px;
  }

  /* The way back stands where the words begin. */
  .step .head .icon-only:first-child {
    margin-inline-start: calc(var(--_3) * -1);
  }

  .contents {
    display: contents;
  }

  .step .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
  }

  .form {
    min-block-size: 1px;
  }

  .choice {
    display: flex;
    align-items: center;
    gap: var(--_3);
    min-block-size: var(--_control);
    cursor: pointer;
  }

  .views {
    --_width: 560px;
  }

  @container (width < 480px) {
    .top .button {
      inline-size: 100%;
    }

    .does .outlined {
      margin-block-start: var(--_1);
    }
  }

  @container (width >= 480px) {
    .row {
      grid: 'mark about does trash' auto 'mark badges does trash' auto / auto 1fr auto auto;
    }

    .does .button:not(.outlined) {
      padding-inline: var(--_2);
    }
  }

  @container (width >= 720px) {
    .row {
      grid: 'mark about badges does trash' auto / auto 1fr auto auto auto;
    }
  }
`;

export const styles = [
  base,
  badge,
  box,
  button,
  dialog,
  field,
  method,
  notice,
  skeleton,
  stateView,
  own,
];
