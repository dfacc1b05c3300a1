import {LitElement, adoptStyles, html, nothing, type TemplateResult} from 'lit';
import {ActionController} from '../../controllers/action.ts';
import {AnnounceController} from '../../controllers/announce.ts';
import {LocalizeController} from '../../controllers/localize.ts';
import {methodsAccess} from '../../controllers/methods-access.ts';
import {PortalController} from '../../controllers/portal.ts';
import {StatesController} from '../../controllers/states.ts';
import {NetworkError} from '../../errors/index.ts';
import {PortalSignInRequestedEvent} from '../../events/index.ts';
import {errorText, type Localizer} from '../../i18n/index.ts';
import {block, button, notice} from '../../parts/index.ts';
import {
  badge,
  base,
  button as buttonStyles,
  notice as noticeStyles,
  skeleton,
} from '../../styles/index.ts';
import {styles} from './payment-methods.styles.ts';
import type {MethodsPanel, PanelState} from '../../views/methods/panel.ts';

/**
 * The payment methods that the signed-in contact has saved, nobody else's: adds one, makes one the
 * default, deletes, verifies a bank account. The account menu opens the same as a dialog. Where the
 * firm takes no payments online it shows nothing.
 *
 * @summary The contact's saved payment methods.
 * @tag portal-payment-methods
 *
 * @fires portal-method-added - A method was saved, or saved again.
 * @fires portal-method-removed - A method was deleted.
 * @fires portal-default-method-changed - Another method is the default now, or none is.
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - The sign-in view is about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot heading - In place of the heading.
 * @slot empty - In place of what is said when nothing is saved.
 * @slot error - In place of what is said when the methods could not be loaded.
 * @slot signed-out - In place of what a visitor reads.
 *
 * @csspart base - Everything the element draws.
 * @csspart list - The methods.
 * @csspart method - One of them.
 * @csspart add - Add Payment Method.
 * @csspart make-default - Make default.
 * @csspart verify - Verify, of a bank account.
 * @csspart delete - The trash-can.
 * @csspart notice - What was done, or why it was not.
 * @csspart dialog - A question or form about a method.
 * @csspart save - Save Payment, in the form of a new method.
 * @csspart login - Login, for a visitor.
 * @csspart retry - Retry, when the methods could not be loaded.
 *
 * @cssstate loading - The methods are not there yet.
 * @cssstate empty - Nothing is saved.
 * @cssstate failed - The methods could not be loaded.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate unavailable - The portal is off, or the firm takes no payments online.
 * @cssstate ready - There is at least one.
 */
export class PortalPaymentMethods extends LitElement {
  static override styles = [base, badge, buttonStyles, noticeStyles, skeleton, styles];

  readonly #portal = new PortalController(this);
  readonly #localize = new LocalizeController(this);
  readonly #announce = new AnnounceController(this);
  readonly #login = new ActionController(this, () => this.#portal.open('sign-in', {}));
  readonly #loading = new ActionController(this, () => this.#load());
  #panel: MethodsPanel | null = null;

  constructor() {
    super();
    new StatesController<PanelState>(this, () => this.#state);
  }

  /** Asks for the methods again. Settles when the answer is there, or has failed. */
  async reload(): Promise<void> {
    if (this.#panel) await this.#panel.reload();
    else await this.#loading.start();
  }

  protected override willUpdate(): void {
    const isWanted = this.#access !== 'loading' && this.#access !== 'unavailable';
    const {isPending, error} = this.#loading;
    if (isWanted && !this.#panel && !isPending && !error) void this.#loading.start();
  }

  protected override render(): TemplateResult {
    const {localizer} = this.#localize;
    return html`<div
      class="root"
      part="base"
      dir=${localizer?.direction ?? nothing}
      lang=${localizer?.language ?? nothing}
      aria-busy=${this.#state === 'loading'}
    >
      ${this.#announce.render()}${localizer ? this.#renderState(localizer) : nothing}
    </div>`;
  }

  get #access() {
    return methodsAccess(this.#portal.session);
  }

  get #state(): PanelState {
    if (this.#panel) return this.#panel.state;
    if (this.#access === 'unavailable') return 'unavailable';
    return this.#loading.error ? 'failed' : 'loading';
  }

  #renderState(localizer: Localizer): TemplateResult | typeof nothing {
    if (this.#access === 'unavailable') return nothing;
    const {paymentMethods, retry} = localizer.messages;
    const title = html`<slot name="heading"
      ><h2 class="l strong" id="heading" tabindex="-1">${paymentMethods}</h2></slot
    >`;
    const panel = this.#panel;
    if (panel) return html`${panel.render(localizer, title)}${panel.renderStep(localizer)}`;
    const {error} = this.#loading;
    if (!error)
      return html`${title}
        <p>${block(60)}</p>`;
    return html`${title}<slot name="error"
        >${notice({
          tone: 'critical',
          text: errorText(localizer, error),
          part: 'notice',
          actions: button({
            label: retry,
            part: 'retry',
            onPress: () => void this.#loading.start(),
          }),
        })}</slot
      >`;
  }

  /** What the element shows is a chunk of its own, which the account menu's dialog shares. */
  async #load(): Promise<void> {
    const {MethodsPanel: Panel, styles: sheets} =
      await import('../../views/methods/index.ts').catch((cause: unknown) => {
        throw new NetworkError('A part of the portal could not be loaded', {
          cause,
          retryable: true,
        });
      });
    if (this.#panel) return;
    await this.updateComplete;
    adoptStyles(this.renderRoot as ShadowRoot, [...sheets.flat(2), styles]);
    this.#panel = new Panel(this, {
      portal: this.#portal,
      announce: this.#announce,
      login: () => {
        if (this.#portal.dispatch(new PortalSignInRequestedEvent())) void this.#login.start();
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-payment-methods': PortalPaymentMethods;
  }
}
