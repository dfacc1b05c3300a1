import {css} from 'lit';
import {badge, field, stateView} from '../../styles/index.ts';

const own = css`
  .panel {
    container-type: inline-size;
  }

  .panel > * + * {
    margin-block-start: var(--_4);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--_3) var(--_4);
  }

  .choice {
    inline-size: 320px;
    max-inline-size: 100%;
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

  .people {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 var(--_6);
  }

  /* What is out of sight of thousands costs no layout. */
  .person {
    display: flex;
    gap: var(--_3);
    min-block-size: 64px;
    padding: var(--_3) var(--_1);
    border-block-end: var(--_hairline);
    content-visibility: auto;
    contain-intrinsic-size: auto 64px;
  }

  .person:focus-visible {
    outline-offset: -2px;
  }

  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_s);
    font-weight: 600;
    overflow: hidden;
  }

  .avatar > * {
    grid-area: 1 / 1;
  }

  .avatar img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: var(--_sunken);
  }

  .about {
    display: flex;
    flex: 1;
    flex-direction: column;
    justify-content: center;
    gap: var(--_2);
    min-inline-size: 0;
  }

  .roles {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2);
  }

  .role {
    padding-inline: var(--_2);
    text-align: start;
  }

  .asked {
    display: contents;
  }

  /* Drawn as a badge, pressed as a control. */
  button.role {
    position: relative;
    min-block-size: 28px;
    border: 0;
    cursor: help;
    transition: background-color var(--_duration) var(--_easing);
  }

  button.role::after {
    content: '';
    position: absolute;
    inset: -4px;
  }

  button.role:hover {
    background: color-mix(in srgb, var(--_sunken), var(--_text) 6%);
  }

  .tip {
    position: fixed;
    inset: auto;
    max-inline-size: min(360px, 100vw - 16px);
    max-block-size: 60dvh;
    margin: 0;
    padding: var(--_2) var(--_3);
    border: var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow: auto;
  }

  .rest {
    display: flex;
    justify-content: center;
  }

  @container (width < 480px) {
    .choice {
      inline-size: 100%;
    }

    .rest .button {
      inline-size: 100%;
    }
  }

  @container (480px <= width < 720px) {
    .about {
      flex-flow: row wrap;
      align-items: center;
      justify-content: start;
      gap: var(--_2) var(--_4);
    }
  }

  @container (width >= 720px) {
    .people {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @container (width >= 960px) {
    .people {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }

    button.role {
      border: 1px solid ButtonText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    button.role {
      transition: none;
    }
  }
`;

export const styles = [badge, field, stateView, own];
