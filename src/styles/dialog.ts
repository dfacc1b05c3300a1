import {css} from 'lit';

/**
 * `dialog.dialog`: centred from a viewport of 720 by 520; below that a sheet from the bottom. Sizes:
 * `--_width`. Inside, `.pane` scrolls and `.foot` stays (LOOK §3).
 */
export const dialog = css`
  .dialog {
    --_enter: translateY(8px);
    position: fixed;
    /* One that is not modal is placed by nobody else: over the page, below the bank's window. */
    inset-block: 0;
    z-index: 2147480000;
    flex-direction: column;
    inline-size: min(var(--_width, 400px), 100vw - 48px);
    max-inline-size: none;
    max-block-size: calc(100dvh - 48px);
    margin: auto;
    padding: 0;
    border: var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow: hidden;
    overscroll-behavior: contain;
    opacity: 0;
    transform: var(--_enter);
    transition:
      opacity var(--_duration) var(--_easing),
      transform var(--_duration) var(--_easing),
      display var(--_duration) allow-discrete,
      overlay var(--_duration) allow-discrete;
  }

  .dialog[open] {
    display: flex;
    opacity: 1;
    transform: none;
    transition-duration: calc(var(--_duration) * 1.5);
  }

  .dialog::backdrop {
    background: var(--_backdrop);
    opacity: 0;
    transition:
      opacity var(--_duration) var(--_easing),
      display var(--_duration) allow-discrete,
      overlay var(--_duration) allow-discrete;
  }

  .dialog[open]::backdrop {
    opacity: 1;
  }

  @starting-style {
    .dialog[open] {
      opacity: 0;
      transform: var(--_enter);
    }

    .dialog[open]::backdrop {
      opacity: 0;
    }
  }

  .dialog .head {
    display: flex;
    flex: none;
    align-items: flex-start;
    gap: var(--_3);
    padding: var(--_4) var(--_3) 0;
    padding-inline-start: var(--_6);
  }

  .dialog .head h2 {
    min-inline-size: 0;
    margin-block: 9px;
    margin-inline-end: auto;
  }

  .dialog .pane {
    flex: 1 1 auto;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--_2) var(--_6) var(--_6);
  }

  .dialog .foot {
    flex: none;
    display: grid;
    gap: var(--_2);
    padding: var(--_3) var(--_6) var(--_6);
  }

  @media (width < 720px) or (height < 520px) {
    .dialog {
      --_enter: translateY(100%);
      inline-size: 100%;
      max-block-size: 92dvh;
      margin-block-end: 0;
      border-inline: 0;
      border-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }

    .dialog .head {
      padding: var(--_2);
      padding-inline-start: var(--_4);
      border-block-end: var(--_hairline);
    }

    .dialog .pane {
      padding: var(--_4);
    }

    .dialog .foot {
      padding: var(--_3) var(--_4) max(var(--_4), env(safe-area-inset-bottom));
      border-block-start: var(--_hairline);
    }
  }

  /* On a phone held sideways nothing is pinned: the sheet scrolls as a whole. */
  @media (height < 520px) {
    .dialog[open] {
      display: block;
      overflow-y: auto;
    }

    .dialog .pane {
      overflow: visible;
    }
  }

  @media (forced-colors: active) {
    .dialog {
      border-color: CanvasText;
    }
  }
`;
