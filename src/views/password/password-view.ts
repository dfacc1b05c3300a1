import {html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import type {PasswordOptions} from '../../context/index.ts';
import type {Session} from '../../contract/types.ts';
import {AnnounceController} from '../../controllers/announce.ts';
import {hasPassword} from '../../controllers/password-access.ts';
import {PortalController} from '../../controllers/portal.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import {PortalErrorEvent} from '../../events/index.ts';
import {password as english} from '../../i18n/en/password.ts';
import {errorText, type Localizer, type PasswordMessages} from '../../i18n/index.ts';
import {button, notice} from '../../parts/index.ts';
import {dialogFrame, dialogHead} from '../../parts/dialog-frame.ts';
import {passwordField, showPassword} from '../../parts/password-field.ts';
import {DialogView} from '../dialog-view.ts';
import {styles} from './password-view.styles.ts';

/** As the contract has it. */
const shortest = 12;

/** A field that cannot be taken as it is. */
type Fault = 'current' | 'password';

/**
 * A contact's new password. A fresh sign-in is enough; after a while the API wants a new one, and
 * the dialog asks for the current password, too.
 */
export class PasswordView extends DialogView<PasswordOptions> {
  static override styles = styles;
  static override readonly words = ['password'] as const;

  readonly #portal = new PortalController(this);
  readonly #announce = new AnnounceController(this);
  #contactId: string | undefined;

  @state() private current = '';
  @state() private password = '';
  @state() private isShown = false;
  @state() private needsCurrent = false;
  @state() private isBusy = false;
  @state() private isDone = false;
  @state() private fault: Fault | null = null;
  @state() private error: PortalError | null = null;

  protected override updated(): void {
    if (this.#portal.session.status === 'starting') return;
    const id = hasPassword(this.#portal) ? this.#session?.contact?.id : undefined;
    this.#contactId ??= id;
    // Whoever has been signed out does not see it any more, nor does the next contact.
    if (id === undefined || id !== this.#contactId) void this.updateComplete.then(this.#close);
    else if (this.show()) this.#focus('#password');
  }

  protected override renderDialog(localizer: Localizer): TemplateResult {
    const words = localizer.view('password', english);
    const {close} = localizer.messages;
    return dialogFrame({
      onCancel: this.#close,
      onClosed: this.#close,
      content: html`${this.#announce.render()}${dialogHead(words.title, {
          close,
          onClose: this.#close,
        })}
        <div class="pane">
          ${
            this.isDone
              ? html`<div class="done">
                  ${notice({tone: 'positive', text: words.done})}
                  ${button({label: close, look: 'outlined', onPress: this.#close})}
                </div>`
              : this.#renderForm(localizer, words)
          }
        </div>`,
    });
  }

  #renderForm(localizer: Localizer, words: PasswordMessages): TemplateResult {
    const rule = words.atLeast(shortest);
    const {isShown, fault, needsCurrent} = this;
    return html`<form novalidate @submit=${this.#handleSubmit}>
      <input
        type="text"
        hidden
        readonly
        autocomplete="username"
        .value=${this.#session?.contact?.email ?? ''}
      />
      ${
        needsCurrent
          ? html`${notice({tone: 'info', text: words.again})}
            ${passwordField({
              id: 'current',
              label: words.current,
              hint: words.forgotten,
              error: fault === 'current' ? words.wrong : undefined,
              autocomplete: 'current-password',
              value: this.current,
              isShown,
              onInput: (typed) => (this.current = typed),
            })}`
          : nothing
      }
      ${passwordField({
        id: 'password',
        label: words.next,
        hint: rule,
        error: fault === 'password' ? rule : undefined,
        autocomplete: 'new-password',
        value: this.password,
        isShown,
        onInput: (typed) => (this.password = typed),
      })}
      ${showPassword(words.show, isShown, () => (this.isShown = !isShown))}
      ${
        this.error
          ? notice({tone: 'critical', text: errorText(localizer, this.error), part: 'error'})
          : nothing
      }
      <p class="s muted">${words.others}</p>
      ${button({
        label: words.title,
        look: 'filled',
        type: 'submit',
        isBusy: this.isBusy,
        onPress: () => undefined,
      })}
    </form>`;
  }

  get #session(): Session | null {
    const {session} = this.#portal;
    return session.status === 'signed-in' ? session.session : null;
  }

  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.isBusy) return;
    this.error = null;
    this.fault = this.#firstFault();
    if (this.fault) this.#focus(`#${this.fault}`);
    else void this.#change();
  };

  #firstFault(): Fault | null {
    if (this.needsCurrent && !this.current) return 'current';
    return this.password.length < shortest ? 'password' : null;
  }

  async #change(): Promise<void> {
    this.isBusy = true;
    try {
      if (this.needsCurrent) await this.#signInAgain();
      await this.#portal.client?.api.changePassword?.(this.password);
      this.password = this.current = '';
      this.isDone = true;
      const words = this.localizer?.view('password', english);
      if (words) this.#announce.say(words.done);
      this.#focus('#dialog-heading');
    } catch (error) {
      if (!isPortalError(error)) throw error;
      this.#refuse(error);
    } finally {
      this.isBusy = false;
    }
  }

  async #signInAgain(): Promise<void> {
    const {contact, client} = this.#session ?? {};
    if (!contact) return;
    await this.#portal.client?.session.signIn({
      grant: 'password',
      email: contact.email,
      password: this.current,
      clientId: client?.id,
    });
    // Fresh now: what fails after this is not asked for again.
    this.needsCurrent = false;
    this.current = '';
  }

  #refuse(error: PortalError): void {
    const {localizer} = this;
    if (!localizer) return;
    const words = localizer.view('password', english);
    if (error.code === 'forbidden') {
      this.needsCurrent = true;
      this.#announce.interrupt(words.again);
      this.#focus('#current');
      return;
    }
    this.dispatchEvent(new PortalErrorEvent(error));
    if (error.code === 'sign_in_failed') this.fault = 'current';
    else if (error.code === 'validation_failed') this.fault = 'password';
    else {
      this.error = error;
      this.#announce.interrupt(errorText(localizer, error));
      return;
    }
    this.#focus(`#${this.fault}`);
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }

  readonly #close = (): void => this.close();
}
