import {
  LitElement,
  adoptStyles,
  css,
  html,
  nothing,
  type CSSResultOrNative,
  type TemplateResult,
} from 'lit';
import {ActionController} from '../controllers/action.ts';
import {AnnounceController} from '../controllers/announce.ts';
import {LocalizeController} from '../controllers/localize.ts';
import {PortalController} from '../controllers/portal.ts';
import {StatesController} from '../controllers/states.ts';
import {NetworkError} from '../errors/index.ts';
import {PortalSignInRequestedEvent} from '../events/index.ts';
import {errorText, expectTexts, type Localizer, type ViewGroup} from '../i18n/index.ts';
import {block, button, notice} from '../parts/index.ts';
import {
  badge,
  base,
  button as buttonStyles,
  notice as noticeStyles,
  skeleton,
} from '../styles/index.ts';
import type {LateBody, LateBodyModule} from '../views/body.ts';

const frame = css`
  :host {
    display: block;
  }
`;

/**
 * The frame of an element that only some pages have: its properties and what shows while its body, a
 * chunk of its own in `views/`, loads or fails to. A page without the element pays for the frame alone.
 *
 * @slot error - In place of what is said when it could not be loaded.
 */
export abstract class LateElement<B extends LateBody = LateBody> extends LitElement {
  static override styles = [base, badge, buttonStyles, noticeStyles, skeleton, frame];

  /** Beside `core`, what the body shows: it appears when these have come, too. */
  protected static readonly words: readonly ViewGroup[] = [];

  protected readonly portal = new PortalController(this);
  protected body: B | null = null;
  readonly #localize = new LocalizeController(this);
  readonly #bodyWords = new LocalizeController(this, this.#words);
  readonly #announce = new AnnounceController(this, () => this.portal.session);
  readonly #login = new ActionController(this, () => this.portal.open('sign-in', {}));
  readonly #loading = new ActionController(this, () => this.#load());

  constructor() {
    super();
    new StatesController(this, () => this.#state);
  }

  /** Asks again for what is shown. Settles when the answer is there, or has failed. */
  async reload(): Promise<void> {
    await (this.body ? this.body.reload() : this.#loading.start());
  }

  /** `() => import('../../views/<name>/index.ts')` */
  protected abstract importBody(): Promise<LateBodyModule<this, B>>;

  /** What is known before the body is loaded; `loading` and `failed` show themselves. */
  protected get frameState(): 'loading' | 'failed' | 'unavailable' {
    return this.#loading.error ? 'failed' : 'loading';
  }

  /** Above a body that is not there yet. */
  protected renderHeading(_localizer: Localizer): unknown {
    return nothing;
  }

  /** Only an element that has not found out yet whether it will show anything waits with its body. */
  protected get isWanted(): boolean {
    return true;
  }

  protected override willUpdate(): void {
    const {isPending, error} = this.#loading;
    if (!this.body && this.isWanted && !isPending && !error) void this.#loading.start();
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
      ${this.#announce.render()}${localizer ? this.#renderBody(localizer) : nothing}
    </div>`;
  }

  get #state(): string {
    return this.body?.state ?? this.frameState;
  }

  #renderBody(localizer: Localizer): unknown {
    const words = this.body && this.#bodyWords.localizer;
    if (this.body && words) return this.body.render(words);
    if (this.frameState === 'unavailable') return nothing;
    const {error} = this.#loading;
    const {retry} = localizer.messages;
    return html`${this.renderHeading(localizer)}${
      error
        ? html`<slot name="error"
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
          >`
        : html`<p>${block(60)}</p>`
    }`;
  }

  get #words(): readonly ViewGroup[] {
    return (this.constructor as typeof LateElement).words;
  }

  async #load(): Promise<void> {
    expectTexts(...this.#words);
    const {Body, styles} = await this.importBody().catch((cause: unknown) => {
      throw new NetworkError('A part of the portal could not be loaded', {cause, retryable: true});
    });
    if (this.body) return;
    await this.updateComplete;
    const sheets = [LateElement.styles, styles].flat(9) as CSSResultOrNative[];
    adoptStyles(this.renderRoot as ShadowRoot, [...new Set(sheets)]);
    this.body = new Body(this, {
      portal: this.portal,
      announce: this.#announce,
      login: () => {
        if (this.portal.dispatch(new PortalSignInRequestedEvent())) void this.#login.start();
      },
    });
    this.requestUpdate();
  }
}
