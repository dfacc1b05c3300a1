import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {createRef, ref} from 'lit/directives/ref.js';
import {LocalizeController} from '../../controllers/localize.ts';
import type {SignInOptions} from '../../context/index.ts';
import {signIn as english} from '../../i18n/en/sign-in.ts';
import type {Localizer} from '../../i18n/index.ts';
import {dialogFrame, dialogHead} from '../../parts/dialog-frame.ts';
import {base, button, dialog} from '../../styles/index.ts';
import {PortalController} from '../../controllers/portal.ts';
import {viewClosed} from '../view.ts';
import type {SignInForm} from './sign-in-form.ts';
import {styles} from './sign-in-view.styles.ts';

/** The sign-in dialog: what Login opens. Closes once somebody is signed in. */
export class SignInView extends LitElement {
  static override styles = [base, button, dialog, styles];

  options: SignInOptions = {};

  readonly #portal = new PortalController(this);
  readonly #localize = new LocalizeController(this);
  readonly #dialog = createRef<HTMLDialogElement>();
  readonly #form = createRef<SignInForm>();
  #isClosed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // A dialog that was moved in the page is not modal any more.
    if (this.hasUpdated) this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const localizer = this.#localize.localizer;
    return html`<div
      class="root"
      dir=${localizer?.direction ?? nothing}
      lang=${localizer?.language ?? nothing}
    >
      ${localizer ? this.#renderDialog(localizer) : nothing}
    </div>`;
  }

  protected override updated(): void {
    const dialog = this.#dialog.value;
    if (!dialog || dialog.matches(':modal')) return;
    dialog.close();
    dialog.showModal();
    this.#form.value?.focus();
  }

  #renderDialog(localizer: Localizer): TemplateResult {
    const {title} = localizer.view('signIn', english);
    const {session} = this.#portal;
    const firm = 'session' in session ? session.session?.firm.name : undefined;
    return dialogFrame({
      dialog: this.#dialog,
      onCancel: this.#close,
      content: html`${dialogHead(firm ? title(firm) : localizer.messages.login, {
          close: localizer.messages.close,
          onClose: this.#close,
        })}
        <div class="pane">
          <portal-sign-in-form ${ref(this.#form)} @signed-in=${this.#close}></portal-sign-in-form>
        </div>`,
    });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#dialog.value?.close();
    this.dispatchEvent(new Event(viewClosed));
    this.options.opener?.focus();
  }

  readonly #close = (): void => this.close();
}
