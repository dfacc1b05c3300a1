import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';
import {AnnounceController} from '../../controllers/announce.ts';
import {LocalizeController} from '../../controllers/localize.ts';
import {PortalController} from '../../controllers/portal.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import {PortalErrorEvent} from '../../events/index.ts';
import {signIn as english} from '../../i18n/en/sign-in.ts';
import {errorText, secondsToWait, type Localizer, type SignInMessages} from '../../i18n/index.ts';
import {field} from '../../parts/field.ts';
import {button, name, notice} from '../../parts/index.ts';
import {
  badge,
  base,
  box,
  button as buttonStyles,
  field as fieldStyles,
  notice as noticeStyles,
} from '../../styles/index.ts';
import {styles} from './sign-in-form.styles.ts';

/** Dispatched by the form on itself once somebody is signed in; it does not bubble. */
const signedIn = 'signed-in';

interface Company {
  clientId: string;
  name: string;
}

type Missing = 'email' | 'password' | 'company';

/** E-mail and password, and which company where one person acts for several. */
export class SignInForm extends LitElement {
  static override styles = [base, badge, buttonStyles, fieldStyles, box, noticeStyles, styles];

  readonly #portal = new PortalController(this);
  readonly #localize = new LocalizeController(this);
  readonly #announce = new AnnounceController(this);

  @state() private email = '';
  @state() private password = '';
  @state() private isShown = false;
  @state() private isBusy = false;
  @state() private missing: Missing | null = null;
  @state() private error: PortalError | null = null;
  @state() private companies: readonly Company[] = [];
  @state() private company: string | null = null;

  /** Puts the focus where typing starts. */
  override focus(): void {
    void this.updateComplete.then(() => this.#focus('email'));
  }

  protected override render(): TemplateResult {
    const localizer = this.#localize.localizer;
    return html`<div class="root">
      ${this.#announce.render()}${localizer ? this.#renderForm(localizer) : nothing}
    </div>`;
  }

  #renderForm(localizer: Localizer): TemplateResult {
    const words = localizer.view('signIn', english);
    return html`<form novalidate @submit=${this.#handleSubmit}>
      ${
        this.companies.length > 0
          ? this.#renderCompanies(words)
          : html`${this.#renderEmail(words)}${this.#renderPassword(words)}`
      }
      ${this.error ? this.#renderError(localizer, words, this.error) : nothing}
      ${button({
        label: this.companies.length > 0 ? words.continue : localizer.messages.login,
        look: 'filled',
        className: 'wide',
        type: 'submit',
        isBusy: this.isBusy,
        onPress: () => undefined,
      })}
    </form>`;
  }

  #renderEmail(words: SignInMessages): TemplateResult {
    return field({
      id: 'email',
      label: words.email,
      error: this.missing === 'email' ? words.enterEmail : undefined,
      control: ({id, describedBy, invalid}) =>
        html`<input
          class="input"
          id=${id}
          type="email"
          name="email"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          dir="ltr"
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          .value=${live(this.email)}
          @input=${(event: Event) => (this.email = (event.target as HTMLInputElement).value)}
        />`,
    });
  }

  #renderPassword(words: SignInMessages): TemplateResult {
    return html`${field({
        id: 'password',
        label: words.password,
        error: this.missing === 'password' ? words.enterPassword : undefined,
        control: ({id, describedBy, invalid}) =>
          html`<input
            class="input"
            id=${id}
            type=${this.isShown ? 'text' : 'password'}
            name="password"
            autocomplete="current-password"
            autocapitalize="none"
            spellcheck="false"
            dir="ltr"
            aria-describedby=${describedBy}
            aria-invalid=${invalid}
            .value=${live(this.password)}
            @input=${(event: Event) => (this.password = (event.target as HTMLInputElement).value)}
          />`,
      })}
      <label class="choice">
        <input
          class="box"
          type="checkbox"
          .checked=${live(this.isShown)}
          @change=${() => (this.isShown = !this.isShown)}
        />
        ${words.showPassword}
      </label>`;
  }

  #renderCompanies(words: SignInMessages): TemplateResult {
    const isMissing = this.missing === 'company';
    return html`<fieldset aria-describedby=${isMissing ? 'company-error' : nothing}>
      <legend>${words.whichCompany}</legend>
      ${this.companies.map(
        ({clientId, name: company}) =>
          html`<label class="choice">
            <input
              class="box"
              type="radio"
              name="company"
              .checked=${live(this.company === clientId)}
              @change=${() => (this.company = clientId)}
            />
            ${name(company)}
          </label>`,
      )}
      ${
        isMissing
          ? html`<div id="company-error">
              ${notice({tone: 'critical', text: words.chooseCompany})}
            </div>`
          : nothing
      }
    </fieldset>`;
  }

  #renderError(localizer: Localizer, words: SignInMessages, error: PortalError): TemplateResult {
    return notice({tone: 'critical', text: this.#say(localizer, words, error), part: 'error'});
  }

  #say(localizer: Localizer, words: SignInMessages, error: PortalError): string {
    if (error.code === 'sign_in_failed') return words.wrong;
    if (error.kind === 'throttled') {
      return words.tooManyAttempts(Math.max(1, Math.ceil(secondsToWait(error) / 60)));
    }
    return errorText(localizer, error);
  }

  #handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.isBusy) return;
    this.missing = this.#firstMissing();
    if (this.missing) void this.updateComplete.then(() => this.#focus(this.missing ?? 'email'));
    else void this.#signIn();
  }

  #firstMissing(): Missing | null {
    if (this.companies.length > 0) return this.company === null ? 'company' : null;
    if (!this.email.trim()) return 'email';
    return this.password ? null : 'password';
  }

  async #signIn(): Promise<void> {
    this.isBusy = true;
    this.error = null;
    const {email, password, company} = this;
    const clientId = company ?? undefined;
    try {
      await this.#portal.client?.session.signIn({
        grant: 'password',
        email: email.trim(),
        password,
        clientId,
      });
      this.password = '';
      this.dispatchEvent(new Event(signedIn));
    } catch (error) {
      if (!isPortalError(error)) throw error;
      this.#refuse(error);
    } finally {
      this.isBusy = false;
    }
  }

  #refuse(error: PortalError): void {
    const companies = companiesOf(error);
    if (companies) {
      this.companies = companies;
      void this.updateComplete.then(() => this.#focus('company'));
      return;
    }
    this.error = error;
    this.dispatchEvent(new PortalErrorEvent(error));
    if (error.code === 'sign_in_failed') this.companies = [];
    const localizer = this.#localize.localizer;
    if (localizer)
      this.#announce.interrupt(this.#say(localizer, localizer.view('signIn', english), error));
    void this.updateComplete.then(() => this.#focus('password'));
  }

  #focus(part: Missing): void {
    const selector = part === 'company' ? 'input[name=company]' : `#${part}`;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** The choices of `client_choice_required`; null for every other error. */
function companiesOf({code, params}: PortalError): readonly Company[] | null {
  if (code !== 'client_choice_required' || !Array.isArray(params['choices'])) return null;
  return params['choices'].filter(
    (choice: Partial<Company> | null): choice is Company =>
      typeof choice?.clientId === 'string' && typeof choice.name === 'string',
  );
}
