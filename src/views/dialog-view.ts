import {LitElement, html, nothing, type noChange, type TemplateResult} from 'lit';
import type {OpenerOptions} from '../context/index.ts';
import {LocalizeController} from '../controllers/localize.ts';
import type {Localizer, ViewGroup} from '../i18n/index.ts';
import {showDialog} from '../parts/dialog-frame.ts';
import {viewClosed} from './view.ts';

/** A view that is one dialog: it shows itself as soon as it has words, and gives the focus back. */
export abstract class DialogView<Options extends OpenerOptions> extends LitElement {
  /** Beside `core`, what it shows: it appears when these have come. */
  static readonly words: readonly ViewGroup[] = [];

  options = {} as Options;

  readonly #localize = new LocalizeController(this, (this.constructor as typeof DialogView).words);
  protected isClosed = false;

  protected get localizer(): Localizer | null {
    return this.#localize.localizer;
  }

  protected get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A dialog that was moved in the page is not modal any more.
    if (this.hasUpdated) this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const {localizer} = this;
    return html`<div
      class="root"
      dir=${localizer?.direction ?? nothing}
      lang=${localizer?.language ?? nothing}
    >
      ${localizer ? this.renderDialog(localizer) : nothing}
    </div>`;
  }

  protected abstract renderDialog(
    localizer: Localizer,
  ): TemplateResult | typeof nothing | typeof noChange;

  /** True when it was not open like this before. */
  protected show(isModal = true): boolean {
    const {dialog} = this;
    return dialog !== null && showDialog(dialog, isModal);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.dialog?.close();
    this.dispatchEvent(new Event(viewClosed));
    this.options.opener?.focus();
  }
}
