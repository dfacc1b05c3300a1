import {html, noChange, type TemplateResult} from 'lit';
import type {PaymentOptions} from '../../context/index.ts';
import {AnnounceController} from '../../controllers/announce.ts';
import {PortalController} from '../../controllers/portal.ts';
import type {Localizer} from '../../i18n/index.ts';
import {dialogFrame} from '../../parts/dialog-frame.ts';
import {button, icons} from '../../parts/index.ts';
import {dialog} from '../../styles/index.ts';
import {DialogView} from '../dialog-view.ts';
import {viewClosed} from '../view.ts';
import {PaymentPanel} from './panel.ts';
import {panelStyles} from './panel.styles.ts';
import {styles} from './payment-view.styles.ts';

/**
 * The payment dialog: what is paid on the left, with what on the right; then progress, then the
 * result, all in the same dialog of the same size.
 *
 * Closed before anything was sent, it stays where it is, for the next payment, with the form that is
 * in it.
 */
export class PaymentView extends DialogView<PaymentOptions> {
  static override styles = [panelStyles, dialog, styles];

  static override readonly words = ['invoice', 'newMethod', 'payment'] as const;

  readonly #portal = new PortalController(this);
  readonly #announce = new AnnounceController(this);
  readonly #panel = new PaymentPanel(this, {
    portal: this.#portal,
    announce: this.#announce,
    localizer: () => this.localizer,
    close: () => this.close(),
    escape: () => this.close(),
    emptied: () => {
      if (this.isClosed) this.dispatchEvent(new Event(viewClosed));
    },
  });
  #hasBegun = false;
  #wasEnteringBank = false;

  /** Leaves the dialog; a payment that was sent goes on. */
  override close(): void {
    if (this.isClosed) return;
    this.#panel.releaseForm();
    super.close();
    this.#panel.leave();
  }

  get isKept(): boolean {
    return this.#panel.hasForm;
  }

  reopen(): void {
    this.isClosed = this.#hasBegun = this.#wasEnteringBank = false;
    this.#panel.reset();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const {portal} = this.#portal;
    if (portal && !this.#hasBegun) {
      this.#hasBegun = true;
      void this.#panel.begin(portal, this.options);
    }
  }

  protected override updated(): void {
    if (!this.dialog || this.#panel.phase === null) return;
    const {isEnteringBank, needsThePage} = this.#panel;
    const isSwitched = isEnteringBank !== this.#wasEnteringBank;
    this.#wasEnteringBank = isEnteringBank;
    const focused = this.shadowRoot?.activeElement ?? null;
    const isNew = this.show(!needsThePage);
    this.#panel.settle({isNew, switchedFrom: isSwitched ? focused : undefined});
  }

  protected override renderDialog(localizer: Localizer): TemplateResult | typeof noChange {
    const content = this.#panel.content(localizer);
    // Closed, it stays as it was.
    if (!content) return noChange;
    return dialogFrame({
      className: content.className,
      onCancel: this.#close,
      onClosed: this.#close,
      content: html`${content.draw(
        button({
          label: localizer.messages.close,
          iconOnly: icons.close,
          className: 'close',
          onPress: this.#close,
        }),
      )}${this.#announce.render()}`,
    });
  }

  readonly #close = (): void => this.close();
}
