import {css} from 'lit';
import {badge, dialog, field, stateView} from '../../styles/index.ts';

const own = css`
  .panel,
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
  }

  .panel {
    container-type: inline-size;
  }

  section {
    gap: var(--_2);
    margin-block-start: var(--_2);
  }

  .panel > .button,
  section > .button {
    justify-self: start;
  }

  .back {
    padding-inline: 0 var(--_2);
  }

  .search {
    max-inline-size: 400px;
  }

  .rows,
  .table {
    border-block-start: var(--_hairline);
  }

  .rows > *,
  .row,
  .gate {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_2) var(--_4);
    min-block-size: 64px;
    padding-block: var(--_2);
    border-block-end: var(--_hairline);
  }

  .gate {
    padding: var(--_3) var(--_4);
    border: var(--_hairline);
    border-radius: var(--_radius);
  }

  .row > *,
  .gate > :first-child,
  .rows > * > * {
    min-inline-size: 0;
  }

  .gate > :first-child,
  .rows > * > :first-child {
    flex: 1 1 144px;
  }

  .rows li > span,
  .row > :first-child,
  .link {
    display: grid;
    justify-items: start;
  }

  .link,
  .switch {
    min-block-size: var(--_control);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    text-align: start;
    align-content: center;
    cursor: pointer;
  }

  .link .strong {
    color: var(--_accent-text);
  }

  .link:hover .strong {
    text-decoration: underline;
  }

  .switch {
    display: inline-flex;
    align-items: center;
    gap: var(--_2);
    padding-inline-start: var(--_1);
  }

  .track {
    inline-size: 44px;
    block-size: 24px;
    padding: 2px;
    border: 1px solid var(--_border-strong);
    border-radius: 12px;
    background: var(--_sunken);
  }

  /* A border, which forced colours leave visible. */
  .track::before {
    content: '';
    display: block;
    inline-size: 0;
    border: 9px solid var(--_border-strong);
    border-radius: 50%;
  }

  [aria-checked='true'] .track {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  [aria-checked='true'] .track::before {
    margin-inline-start: auto;
    border-color: var(--_on-accent);
  }

  .row.heads {
    min-block-size: 0;
  }

  .heads {
    position: absolute;
    clip-path: inset(50%);
  }

  .sent {
    display: none;
  }

  .field .with {
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .with .input {
    padding-inline-end: calc(var(--_3) * 2 + 16px);
    text-overflow: ellipsis;
  }

  .with .icon {
    margin-inline-end: var(--_3);
    color: var(--_muted);
    pointer-events: none;
  }

  .maker {
    display: grid;
    gap: var(--_2) var(--_3);
    max-inline-size: 640px;
  }

  .dialog {
    --_width: 420px;
  }

  @container (width < 720px) {
    /* Who and the invite's state; then, in a line of their own, what can be done. */
    .on .row {
      row-gap: var(--_1);
    }

    .on .row::after {
      content: '';
      order: 1;
      flex-basis: 100%;
    }

    .row > :first-child {
      flex-grow: 1;
    }

    .row > :nth-child(n + 2) {
      order: 2;
    }

    .row > :nth-child(3) {
      order: 0;
    }

    .row > .field {
      flex: 1 1 144px;
      max-inline-size: 320px;
    }
  }

  @container (width >= 480px) {
    .maker {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    /* Beside the field itself, above its hint. */
    .maker .field + .button {
      align-self: start;
      margin-block-start: 22px;
    }
  }

  @container (width >= 720px) {
    .on .row {
      position: static;
      clip-path: none;
      display: grid;
      grid-template-columns: minmax(0, 1fr) 184px 128px 152px;
    }

    .heads > :nth-child(4) {
      display: none;
    }

    .row > :last-child {
      justify-self: end;
    }
  }

  @container (width >= 960px) {
    .on .row {
      grid-template-columns: minmax(0, 1fr) 192px 136px 128px 152px;
    }

    .row > :nth-child(4) {
      display: block;
    }
  }
`;

export const styles = [badge, field, stateView, dialog, own];
