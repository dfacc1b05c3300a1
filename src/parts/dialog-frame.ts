import {html, nothing, type TemplateResult} from 'lit';
import {button} from './button.ts';
import {close} from './icons.ts';

export interface DialogOptions {
  readonly className?: string;
  readonly label?: string;
  readonly content: unknown;
  /** Esc: the dialog stays open unless the view closes it. */
  readonly onCancel: () => void;
  /** A browser closed it without asking: Esc pressed again with nothing done in between. */
  readonly onClosed?: () => void;
}

/**
 * A native dialog. The view opens it with `showModal()` and closes it, so that a payment under way
 * can be left in its own way; a click on the backdrop does nothing. Needs the `dialog` sheet.
 */
export function dialogFrame({
  className = '',
  label,
  content,
  onCancel,
  onClosed,
}: DialogOptions): TemplateResult {
  return html`<dialog
    class="dialog ${className}"
    part="dialog"
    aria-label=${label ?? nothing}
    aria-labelledby=${label ? nothing : 'dialog-heading'}
    @cancel=${(event: Event) => {
      if (event.target !== event.currentTarget) return; // a file picker or the like inside
      event.preventDefault();
      onCancel();
    }}
    @close=${({currentTarget: dialog}: Event) => {
      if (!(dialog as HTMLDialogElement).open) onClosed?.();
    }}
    @keydown=${({currentTarget, key}: KeyboardEvent) => {
      // Of a dialog that is not modal the browser tells nothing.
      if (key === 'Escape' && !(currentTarget as Element).matches(':modal')) onCancel();
    }}
  >
    ${content}
  </dialog>`;
}

/** Opens it, over everything else where it is modal. True when it was not open like this before. */
export function showDialog(dialog: HTMLDialogElement, isModal: boolean): boolean {
  // One that was moved in the page is not modal any more.
  if (dialog.open && dialog.matches(':modal') === isModal) return false;
  dialog.close();
  if (isModal) dialog.showModal();
  else dialog.show();
  return true;
}

export interface DialogHeadOptions {
  /** Name of ✕. */
  readonly close: string;
  readonly onClose: () => void;
  /** Before the heading, such as the way back. */
  readonly lead?: unknown;
  /** Between heading and ✕. */
  readonly extra?: unknown;
}

/** Heading, which gets the focus, and ✕. */
export function dialogHead(
  title: string,
  {close: closeLabel, onClose, lead, extra}: DialogHeadOptions,
): TemplateResult {
  return html`<header class="head">
    ${lead ?? nothing}
    <h2 class="l strong" id="dialog-heading" tabindex="-1">${title}</h2>
    ${extra ?? nothing}
    ${button({label: closeLabel, iconOnly: close, onPress: onClose, className: 'close'})}
  </header>`;
}
