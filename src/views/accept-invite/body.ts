import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {SessionGrant} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import {PortalErrorEvent} from '../../events/index.ts';
import {acceptInvite as english} from '../../i18n/en/accept-invite.ts';
import {errorText, type AcceptInviteMessages, type Localizer} from '../../i18n/index.ts';
import {button, icon, icons, notice, type Icon} from '../../parts/index.ts';
import {passwordField, showPassword} from '../../parts/password-field.ts';
import type {BodyTools, LateBody} from '../body.ts';
import {takeLink, type LinkToken} from './fragment.ts';

/** `signed-out` while a link waits for its button, `ready` when it has opened the portal. */
type State = 'empty' | 'signed-out' | 'failed' | 'ready';

/** What the element says of itself to its body. */
interface Door extends Host {
  /** Where the portal is; null for no link to it. */
  portalHref: string | null;
  readonly renderRoot: ParentNode;
}

/** As the contract has it. */
const shortest = 12;

/** Codes after which the link is dead, with what is said of each. */
const deaths: Readonly<
  Partial<Record<string, 'inviteExpired' | 'inviteSuperseded' | 'linkExpired'>>
> = {
  invite_expired: 'inviteExpired',
  invite_superseded: 'inviteSuperseded',
  sign_in_link_expired: 'linkExpired',
};

/**
 * The page behind a link of an e-mail. Nothing is sent before somebody presses the button: programs
 * that scan mail open links, too.
 */
export class Body implements LateBody, ReactiveController {
  readonly #door: Door;
  readonly #tools: BodyTools;
  #link: LinkToken | null = null;
  #password = '';
  #isShown = false;
  #isTooShort = false;
  #isBusy = false;
  #isDone = false;
  #error: PortalError | null = null;
  /** What gets the focus after the next update. */
  #focus: string | null = null;

  constructor(door: Door, tools: BodyTools) {
    this.#door = door;
    this.#tools = tools;
    door.addController(this);
  }

  get state(): State {
    if (this.#isDone) return 'ready';
    if (this.#deathOf(this.#error)) return 'failed';
    return this.#link ? 'signed-out' : 'empty';
  }

  reload(): Promise<void> {
    this.#read();
    return Promise.resolve();
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
  }

  hostUpdated(): void {
    if (this.#focus === null) return;
    this.#door.renderRoot.querySelector<HTMLElement>(this.#focus)?.focus();
    this.#focus = null;
  }

  render(localizer: Localizer): TemplateResult {
    const words = localizer.view('acceptInvite', english);
    return html`<div class="door">${this.#renderState(localizer, words)}</div>`;
  }

  /** A link that was opened in this very page replaces what was here. */
  readonly #read = (): void => {
    const link = takeLink(window);
    if (!link) return;
    this.#link = link;
    this.#password = '';
    this.#error = null;
    this.#isTooShort = this.#isDone = false;
    this.#door.requestUpdate();
  };

  #renderState(localizer: Localizer, words: AcceptInviteMessages): TemplateResult {
    switch (this.state) {
      case 'ready':
        return this.#renderDone(words);
      case 'failed':
        return this.#renderDead(localizer, words);
      case 'empty':
        return place({
          ...words.noLink,
          drawing: icons.lock,
          action: this.#login(localizer),
        });
      case 'signed-out':
        return this.#renderForm(localizer, words);
    }
  }

  #renderForm(localizer: Localizer, words: AcceptInviteMessages): TemplateResult {
    const isInvite = this.#link?.grant === 'invite';
    const {title, text} = isInvite ? words.invite : words.signIn;
    return html`<form novalidate @submit=${this.#handleSubmit}>
      <slot name="heading"><h2 class="l strong" id="heading" tabindex="-1">${title}</h2></slot>
      <p class="muted">${text}</p>
      ${isInvite ? this.#renderPassword(words) : nothing}
      ${
        this.#error
          ? notice({tone: 'critical', text: errorText(localizer, this.#error), part: 'notice'})
          : nothing
      }
      ${button({
        label: isInvite ? words.accept : localizer.messages.login,
        look: 'filled',
        type: 'submit',
        part: 'accept',
        isBusy: this.#isBusy,
        onPress: () => undefined,
      })}
    </form>`;
  }

  #renderPassword(words: AcceptInviteMessages): TemplateResult {
    const rule = words.atLeast(shortest);
    return html`${passwordField({
      id: 'password',
      label: words.newPassword,
      hint: rule,
      error: this.#isTooShort ? rule : undefined,
      autocomplete: 'new-password',
      value: this.#password,
      isShown: this.#isShown,
      onInput: (typed) => (this.#password = typed),
    })}${showPassword(words.showPassword, this.#isShown, this.#toggle)}`;
  }

  #renderDone({done, toPortal}: AcceptInviteMessages): TemplateResult {
    const {portalHref} = this.#door;
    return place({
      ...done,
      drawing: icons.check,
      ...(portalHref !== null && {
        action: html`<a class="button filled" part="portal" href=${portalHref}>${toPortal}</a>`,
      }),
    });
  }

  #renderDead(localizer: Localizer, words: AcceptInviteMessages): TemplateResult {
    const death = this.#deathOf(this.#error) ?? 'linkExpired';
    return html`<slot name="error"
      >${place({
        title: words.dead,
        text: words[death],
        drawing: icons.alert,
        action: this.#login(localizer),
      })}</slot
    >`;
  }

  #login({messages}: Localizer): TemplateResult {
    return button({label: messages.login, part: 'login', onPress: this.#tools.login});
  }

  readonly #toggle = (): void => {
    this.#isShown = !this.#isShown;
    this.#door.requestUpdate();
  };

  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.#isBusy || !this.#link) return;
    const {grant, token} = this.#link;
    this.#isTooShort = grant === 'invite' && this.#password.length < shortest;
    if (this.#isTooShort) this.#show('#password');
    else if (grant === 'invite') void this.#open({grant, token, password: this.#password});
    else void this.#open({grant, token});
  };

  async #open(grant: SessionGrant): Promise<void> {
    this.#isBusy = true;
    this.#error = null;
    this.#door.requestUpdate();
    try {
      await this.#tools.portal.client?.session.signIn(grant);
      this.#isDone = true;
      this.#link = null;
    } catch (error) {
      if (!isPortalError(error)) throw error;
      this.#error = error;
      this.#door.dispatchEvent(new PortalErrorEvent(error));
    } finally {
      this.#isBusy = false;
      if (this.#isDone) this.#password = '';
      this.#show('#heading');
    }
  }

  #deathOf(error: PortalError | null) {
    return error?.code === undefined ? undefined : deaths[error.code];
  }

  #show(selector: string): void {
    this.#focus = selector;
    this.#door.requestUpdate();
  }
}

interface Place {
  title: string;
  text: string;
  drawing: Icon;
  action?: TemplateResult;
}

/** What stands in the place of the form. It is all there is on the page: its title is the element's. */
function place({title, text, drawing, action}: Place): TemplateResult {
  return html`<div class="state-view" part="state">
    ${icon(drawing)}
    <h2 class="l strong" id="heading" tabindex="-1">${title}</h2>
    <p>${text}</p>
    ${action ?? nothing}
  </div>`;
}
