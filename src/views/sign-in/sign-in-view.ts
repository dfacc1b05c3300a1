import {html, type TemplateResult} from 'lit';
import type {SignInOptions} from '../../context/index.ts';
import {PortalController} from '../../controllers/portal.ts';
import {signIn as english} from '../../i18n/en/sign-in.ts';
import type {Localizer} from '../../i18n/index.ts';
import {dialogFrame, dialogHead} from '../../parts/dialog-frame.ts';
import {base, button, dialog} from '../../styles/index.ts';
import {DialogView} from '../dialog-view.ts';
import type {SignInForm} from './sign-in-form.ts';
import {styles} from './sign-in-view.styles.ts';

/** The sign-in dialog: what Login opens. Closes once somebody is signed in. */
export class SignInView extends DialogView<SignInOptions> {
  static override readonly words = ['signIn'] as const;
  static override styles = [base, button, dialog, styles];

  readonly #portal = new PortalController(this);

  protected override updated(): void {
    if (this.show()) this.dialog?.querySelector<SignInForm>('portal-sign-in-form')?.focus();
  }

  protected override renderDialog(localizer: Localizer): TemplateResult {
    const {title} = localizer.view('signIn', english);
    const {session} = this.#portal;
    const firm = 'session' in session ? session.session?.firm.name : undefined;
    return dialogFrame({
      onCancel: this.#close,
      onClosed: this.#close,
      content: html`${dialogHead(firm ? title(firm) : localizer.messages.login, {
          close: localizer.messages.close,
          onClose: this.#close,
        })}
        <div class="pane">
          <portal-sign-in-form @signed-in=${this.#close}></portal-sign-in-form>
        </div>`,
    });
  }

  readonly #close = (): void => this.close();
}
