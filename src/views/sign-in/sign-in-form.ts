import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
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
import {passwordField, showPassword} from '../../parts/password-field.ts';
import {
  badge,
  base,
  box,
  button as buttonStyles,
  choice,
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

/** What is under way. */
type Way = 'password' | 'link';

/**
 * E-mail and password, and which company where one person acts for several; or a link by e-mail for
 * whoever has no password at hand.
 */
export class SignInForm extends LitElement {
  static override styles = [
    base,
    badge,
    buttonStyles,
    fieldStyles,
    box,
    choice,
    noticeStyles,
    styles,
  ];

  readonly #portal = new PortalController(this);
  readonly #localize = new LocalizeController(this, ['signIn']);
  readonly #announce = new AnnounceController(this);

  /** In the place of something that a link, which opens another page, would not go on with. */
  @property({type: Boolean, attribute: 'without-link'}) withoutLink = false;

  @state() private email = '';
  @state() private password = '';
  @state() private isShown = false;
  @state() private busy: Way | null = null;
  @state() private missing: Missing | null = null;
  @state() private error: PortalError | null = null;
  /** Where a link was asked for. */
  @state() private sentTo: string | null = null;
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
    const isChoosing = this.companies.length > 0;
    return html`<form novalidate @submit=${this.#handleSubmit}>
      ${
        isChoosing
          ? this.#renderCompanies(words)
          : html`${this.#renderEmail(words)}${this.#renderPassword(words)}`
      }
      ${this.error ? this.#renderError(localizer, words, this.error) : nothing}
      ${this.sentTo ? notice({tone: 'info', text: words.linkSent(this.sentTo)}) : nothing}
      ${button({
        label: isChoosing ? words.continue : localizer.messages.login,
        look: 'filled',
        className: 'wide',
        type: 'submit',
        isBusy: this.busy === 'password',
        onPress: () => undefined,
      })}
      ${isChoosing || !this.#offersLink ? nothing : this.#renderLink(words)}
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
    return html`${passwordField({
      id: 'password',
      label: words.password,
      error: this.missing === 'password' ? words.enterPassword : undefined,
      autocomplete: 'current-password',
      value: this.password,
      isShown: this.isShown,
      onInput: (typed) => (this.password = typed),
    })}${showPassword(words.showPassword, this.isShown, () => (this.isShown = !this.isShown))}`;
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

  get #offersLink(): boolean {
    return !this.withoutLink && !!this.#portal.client?.api.requestSignInLink;
  }

  #renderLink({emailLink}: SignInMessages): TemplateResult {
    return button({
      label: emailLink,
      className: 'wide',
      part: 'link',
      isBusy: this.busy === 'link',
      onPress: () => this.#handleLink(),
    });
  }

  #handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (!this.busy && this.#require(this.#firstMissing())) void this.#signIn();
  }

  #handleLink(): void {
    if (!this.busy && this.#require(this.#isAddress ? null : 'email')) void this.#sendLink();
  }

  /** Names what is missing, and goes there; true where nothing is. */
  #require(missing: Missing | null): boolean {
    this.missing = missing;
    if (missing) void this.updateComplete.then(() => this.#focus(missing));
    return !missing;
  }

  /** What an address must have at the least; whether it is one is the server's to say. */
  get #isAddress(): boolean {
    return /\S@\S/.test(this.email);
  }

  #firstMissing(): Missing | null {
    if (this.companies.length > 0) return this.company === null ? 'company' : null;
    if (!this.#isAddress) return 'email';
    return this.password ? null : 'password';
  }

  async #signIn(): Promise<void> {
    const {password, company} = this;
    const clientId = company ?? undefined;
    await this.#run('password', async (email) => {
      const grant = {grant: 'password', email, password, clientId} as const;
      await this.#portal.client?.session.signIn(grant);
      this.password = '';
      this.dispatchEvent(new Event(signedIn));
    });
  }

  async #sendLink(): Promise<void> {
    await this.#run('link', async (email) => {
      await this.#portal.client?.api.requestSignInLink?.(email);
      this.sentTo = email;
      const words = this.#localize.localizer?.view('signIn', english);
      if (words) this.#announce.say(words.linkSent(email));
    });
  }

  async #run(way: Way, action: (email: string) => Promise<void>): Promise<void> {
    this.busy = way;
    this.error = this.sentTo = null;
    try {
      await action(this.email.trim());
    } catch (error) {
      if (!isPortalError(error)) throw error;
      this.#refuse(error, way);
    } finally {
      this.busy = null;
    }
  }

  #refuse(error: PortalError, way: Way): void {
    const companies = companiesOf(error);
    if (companies) {
      this.companies = companies;
      void this.updateComplete.then(() => this.#focus('company'));
      return;
    }
    this.dispatchEvent(new PortalErrorEvent(error));
    // Of what is typed, only an address can be what the API does not take.
    if (error.code === 'validation_failed' && !this.#require('email')) return;
    this.error = error;
    if (error.code === 'sign_in_failed') this.companies = [];
    const localizer = this.#localize.localizer;
    if (localizer)
      this.#announce.interrupt(this.#say(localizer, localizer.view('signIn', english), error));
    if (way === 'password') void this.updateComplete.then(() => this.#focus('password'));
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
