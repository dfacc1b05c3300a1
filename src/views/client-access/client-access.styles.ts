import {css} from 'lit';
import {badge, dialog, field, stateView} from '../../styles/index.ts';

const own = css`
  .panel {
    container-type: inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
  }

  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_3);
  }

  .panel > .button,
  section > .button {
    justify-self: start;
  }

  .back {
    gap: var(--_1);
    padding-inline: 0 var(--_2);
  }

  .line {
    padding-block: var(--_6);
    border-block-end: var(--_hairline);
  }

  .search {
    max-inline-size: 400px;
  }

  .rows {
    border-block-start: var(--_hairline);
  }

  .rows li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_2) var(--_4);
    min-block-size: 64px;
    padding-block: var(--_2);
    border-block-end: var(--_hairline);
  }

  .rows li > span,
  .who,
  .link {
    display: grid;
    justify-items: start;
    min-inline-size: 0;
  }

  .link {
    flex: 1 1 160px;
    align-content: center;
    min-block-size: var(--_control);
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .link .strong {
    color: var(--_accent-text);
  }

  .link:hover .strong {
    text-decoration: underline;
  }

  .gate {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_2) var(--_4);
    padding: var(--_4);
    border: var(--_hairline);
    border-radius: var(--_radius);
  }

  .gate .says {
    flex: 1 1 200px;
  }

  .switch {
    display: inline-flex;
    align-items: center;
    gap: var(--_2);
    min-block-size: var(--_control);
    min-inline-size: 92px;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }

  .track {
    inline-size: 44px;
    block-size: 24px;
    padding: 2px;
    border: 1px solid var(--_border-strong);
    border-radius: 12px;
    background: var(--_sunken);
  }

  .track::before {
    content: '';
    display: block;
    inline-size: 18px;
    block-size: 18px;
    border-radius: 50%;
    background: var(--_border-strong);
  }

  [aria-checked='true'] .track {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  [aria-checked='true'] .track::before {
    margin-inline-start: auto;
    background: var(--_on-accent);
  }

  .row {
    display: grid;
    gap: var(--_2);
    padding-block: var(--_3);
    border-block-end: var(--_hairline);
  }

  .row > * {
    min-inline-size: 0;
  }

  .heads {
    padding-block: var(--_2);
  }

  .on .heads {
    position: absolute;
    clip-path: inset(50%);
  }

  .sent {
    display: none;
  }

  .chooser {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: center;
  }

  .chooser > * {
    grid-area: 1 / 1;
  }

  .chooser .input {
    padding-inline-end: calc(var(--_3) * 2 + 16px);
    text-overflow: ellipsis;
  }

  .chooser .icon {
    justify-self: end;
    margin-inline-end: var(--_3);
    color: var(--_muted);
    pointer-events: none;
  }

  .maker,
  .fresh {
    display: grid;
    align-items: end;
    gap: var(--_2) var(--_3);
    max-inline-size: 640px;
  }

  .reason:empty {
    display: none;
  }

  .dialog {
    --_width: 420px;
  }

  @container (width >= 480px) {
    .on .row:not(.heads) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 200px);
      align-items: center;
    }

    .maker,
    .fresh {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .reason {
      grid-column: 1 / -1;
    }

    /* Beside the field itself, above its hint. */
    .fresh .button {
      align-self: start;
      margin-block-start: 22px;
    }
  }

  @container (width >= 720px) {
    .on .row.row {
      position: static;
      clip-path: none;
      grid-template-columns: minmax(0, 1fr) 184px 128px 152px;
      align-items: center;
      column-gap: var(--_4);
    }

    .heads > :nth-child(4) {
      display: none;
    }

    .does {
      justify-self: end;
    }
  }

  @container (width >= 960px) {
    .on .row.row {
      grid-template-columns: minmax(0, 1fr) 192px 136px 128px 152px;
    }

    .sent,
    .heads > :nth-child(4) {
      display: block;
    }
  }

  @media (forced-colors: active) {
    .track::before {
      background: CanvasText;
    }

    [aria-checked='true'] .track::before {
      background: Highlight;
    }
  }
`;

export const styles = [badge, field, stateView, dialog, own];
