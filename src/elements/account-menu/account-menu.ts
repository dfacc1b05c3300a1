import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {ActionController} from '../../controllers/action.ts';
import {AnnounceController} from '../../controllers/announce.ts';
import {LocalizeController} from '../../controllers/localize.ts';
import {hasMethods} from '../../controllers/methods-access.ts';
import {hasPassword} from '../../controllers/password-access.ts';
import {PortalController} from '../../controllers/portal.ts';
import {StatesController} from '../../controllers/states.ts';
import type {Session} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {PortalSignInRequestedEvent} from '../../events/index.ts';
import {errorText, type Localizer} from '../../i18n/index.ts';
import {button, icons, name} from '../../parts/index.ts';
import {icon, type Icon} from '../../parts/icon.ts';
import {card} from '../../parts/view-icons.ts';
import {base, button as buttonStyles} from '../../styles/index.ts';
import {styles} from './account-menu.styles.ts';

type MenuState = 'loading' | 'signed-out' | 'ready';

/**
 * Who is signed in, and the way in and out: Login for a visitor; for a contact the person icon with
 * a menu. Belongs near the top right of the page.
 *
 * @summary Login, or the signed-in contact's menu.
 * @tag portal-account-menu
 *
 * @attr {string} methods-href - Where Payment Methods leads, instead of opening them.
 *
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - Sign-in, payment methods or the change of password are about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @csspart base - Everything the element draws.
 * @csspart login - The Login button.
 * @csspart person - The person icon.
 * @csspart panel - The open menu.
 *
 * @cssstate loading - It is not known yet who this is.
 * @cssstate signed-out - A visitor.
 * @cssstate ready - A contact is signed in.
 */
export class PortalAccountMenu extends LitElement {
  static override styles = [base, buttonStyles, styles];

  @property({attribute: 'methods-href'}) methodsHref: string | null = null;

  readonly #portal = new PortalController(this);
  readonly #localize = new LocalizeController(this);
  readonly #announce = new AnnounceController(this);
  readonly #login = new ActionController(this, () => this.#portal.open('sign-in', {}));
  readonly #methods = new ActionController(this, () => this.#portal.open('methods', {}));
  readonly #password = new ActionController(this, () => this.#portal.open('password', {}));

  @state() private isOpen = false;
  #ownPress: PointerEvent | undefined;

  constructor() {
    super();
    this.addEventListener('pointerdown', this.#noteOwnPress);
    new StatesController<MenuState>(this, () => this.#state);
  }

  /** Asks again who is signed in. */
  async reload(): Promise<void> {
    await this.#portal.client?.session.refresh();
  }

  /** Puts the focus on Login, or on the person icon. */
  override focus(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('#person, [part=login]')?.focus();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener('pointerdown', this.#closeFromOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener('pointerdown', this.#closeFromOutside);
    this.isOpen = false;
  }

  protected override render(): TemplateResult {
    const localizer = this.#localize.localizer;
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

  get #state(): MenuState {
    const {status} = this.#portal.session;
    if (status === 'starting' || !this.#localize.localizer) return 'loading';
    return status === 'signed-in' ? 'ready' : 'signed-out';
  }

  #renderState(localizer: Localizer): TemplateResult | typeof nothing {
    const {session} = this.#portal;
    if (session.status === 'starting') return nothing;
    if (session.status === 'signed-in' && session.session.contact) {
      return html`${this.#renderMenu(localizer, session.session, session.session.contact)}
      ${this.#renderError(localizer, this.#methods.error ?? this.#password.error)}`;
    }
    return html`${button({
      label: localizer.messages.login,
      look: 'outlined',
      part: 'login',
      isBusy: this.#login.isPending,
      onPress: () => this.#handleLogin(),
    })}
    ${this.#renderError(localizer, this.#login.error)}`;
  }

  #renderError(localizer: Localizer, error: PortalError | null): TemplateResult | typeof nothing {
    return error && !this.isOpen
      ? html`<p class="panel failed s" part="panel">${errorText(localizer, error)}</p>`
      : nothing;
  }

  #renderMenu(
    {messages}: Localizer,
    session: Session,
    contact: NonNullable<Session['contact']>,
  ): TemplateResult {
    return html`${button({
      label: messages.account(contact.name),
      iconOnly: icons.user,
      look: 'outlined',
      className: 'person',
      part: 'person',
      id: 'person',
      hasPopup: 'menu',
      expanded: this.isOpen,
      onPress: () => this.#toggle(),
    })}
    ${
      this.isOpen
        ? html`<div
            class="panel"
            part="panel"
            @keydown=${this.#handleMenuKey}
            @focusout=${this.#handleFocusOut}
          >
            <div class="who" id="who">
              ${name(contact.name, 'strong truncate')}${name(contact.email, 's muted truncate')}
            </div>
            <div role="menu" aria-labelledby="person" aria-describedby="who">
              ${hasMethods(session) ? this.#renderMethods(messages.paymentMethods) : nothing}
              ${
                hasPassword(this.#portal)
                  ? this.#renderItem(icons.lock, messages.changePassword, () =>
                      this.#handleOpen(this.#password),
                    )
                  : nothing
              }
              ${this.#renderItem(icons.door, messages.signOut, () => this.#handleSignOut())}
            </div>
          </div>`
        : nothing
    }`;
  }

  #renderMethods(label: string): TemplateResult {
    const href = this.methodsHref;
    return href === null
      ? this.#renderItem(card, label, () => this.#handleOpen(this.#methods))
      : html`<a class="item" role="menuitem" tabindex="-1" href=${href}>${icon(card)}${label}</a>`;
  }

  #renderItem(drawing: Icon, label: string, onPress: () => void): TemplateResult {
    return html`<button class="item" role="menuitem" tabindex="-1" @click=${onPress}>
      ${icon(drawing)}${label}
    </button>`;
  }

  #toggle(): void {
    if (this.isOpen) this.#close();
    else void this.#openMenu('first');
  }

  async #openMenu(focus: 'first' | 'last'): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.#items.at(focus === 'first' ? 0 : -1)?.focus();
  }

  #close(): void {
    this.isOpen = false;
    this.#person?.focus();
  }

  get #person(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('#person');
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  protected override firstUpdated(): void {
    // On the icon itself the button only hears presses; the arrow opens as in any menu.
    this.renderRoot.addEventListener('keydown', (event) =>
      this.#handleIconKey(event as KeyboardEvent),
    );
  }

  #handleIconKey(event: KeyboardEvent): void {
    if (this.isOpen || (event.target as Element).id !== 'person') return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#openMenu(event.key === 'ArrowDown' ? 'first' : 'last');
  }

  #handleMenuKey(event: KeyboardEvent): void {
    const items = this.#items;
    const here = items.indexOf(event.target as HTMLElement);
    const targets: Record<string, number> = {
      ArrowDown: (here + 1) % items.length,
      ArrowUp: (here - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key === 'Tab') {
      // From the icon the browser goes on to what follows it, or precedes it.
      this.#close();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.#close();
    } else if (event.key in targets) {
      event.preventDefault();
      items[targets[event.key] ?? 0]?.focus();
    }
  }

  #handleFocusOut(event: FocusEvent): void {
    const panel = event.currentTarget as Element;
    const next = event.relatedTarget;
    // The icon closes the menu by its own press.
    if (next instanceof Node && next !== this.#person && !panel.contains(next)) this.isOpen = false;
  }

  readonly #closeFromOutside = (event: PointerEvent): void => {
    if (event !== this.#ownPress) this.isOpen = false;
  };

  // Above a closed shadow root nobody can see that the press was in here.
  readonly #noteOwnPress = (event: PointerEvent): void => {
    this.#ownPress = event;
  };

  #handleLogin(): void {
    if (this.#portal.dispatch(new PortalSignInRequestedEvent())) void this.#run(this.#login);
  }

  async #run(opening: ActionController<[]>): Promise<void> {
    await opening.start();
    const {error} = opening;
    const {localizer} = this.#localize;
    if (error && localizer) this.#announce.interrupt(errorText(localizer, error));
  }

  #handleOpen(opening: ActionController<[]>): void {
    this.#close();
    void this.#run(opening);
  }

  #handleSignOut(): void {
    this.isOpen = false;
    // Here it is over at once; that the API hears of it need not be waited for.
    void this.#portal.client?.session.signOut();
    this.#announce.say(this.#localize.localizer?.messages.live.signedOut ?? '');
    this.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-account-menu': PortalAccountMenu;
  }
}
