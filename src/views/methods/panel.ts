import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Resource} from '../../client/types.ts';
import type {PaymentMethod, VerificationRequest} from '../../contract/types.ts';
import type {AnnounceController} from '../../controllers/announce.ts';
import type {Host} from '../../controllers/context.ts';
import {methodsAccess, type MethodsAccess} from '../../controllers/methods-access.ts';
import {MethodForm} from '../../controllers/method-form.ts';
import {MethodsController, type MethodChange} from '../../controllers/methods.ts';
import type {PortalController} from '../../controllers/portal.ts';
import {isPortalError, type PortalError} from '../../errors/index.ts';
import {methods as english} from '../../i18n/en/methods.ts';
import {newMethod} from '../../i18n/en/new-method.ts';
import {payment} from '../../i18n/en/payment.ts';
import {errorText, type Localizer} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {
  block,
  button,
  failedView,
  icons,
  notice,
  portalOffView,
  stateView,
  type Tone,
} from '../../parts/index.ts';
import {dialogFrame, dialogHead, showDialog} from '../../parts/dialog-frame.ts';
import {card} from '../../parts/view-icons.ts';
import {addPage} from './add-step.ts';
import {addFailure, changedText, failedText} from './outcome-text.ts';
import {methodRows} from './rows.ts';
import {shown, spoken, type Doing, type Scene, type Step} from './scene.ts';
import {deletePage} from './delete-step.ts';
import {stepForm} from './step-form.ts';
import type {StepPage} from './step-page.ts';
import {verifyPage} from './verify-step.ts';

export type PanelState = Exclude<MethodsAccess, 'portal-off'> | 'empty';

export interface PanelOptions {
  readonly portal: PortalController;
  readonly announce: AnnounceController;
  /** Where events start; default: the host. */
  readonly from?: () => HTMLElement | undefined;
  login(): void;
}

/** What a sentence says of methods that it names: as they are shown, or as they are read out. */
type Sentence = (scene: Scene, name: (method: PaymentMethod) => string) => string;

interface Told {
  readonly tone: Tone;
  readonly text: Sentence;
}

/**
 * A contact's payment methods, in whichever element or dialog shows them. The host gives its shadow
 * root and its live regions; a step stands in a dialog of its own, or in the place of the list.
 */
export class MethodsPanel implements ReactiveController {
  readonly #host: Host & {readonly renderRoot: ParentNode};
  readonly #options: PanelOptions;
  readonly #methods: MethodsController;
  readonly #form: MethodForm;
  #step: Step | null = null;
  #busy: Scene['busy'] = new Map();
  #told: Told | null = null;
  /** What gets the focus after the next update; the first that is there. */
  #focus: readonly string[] = [];
  #mayTakeFocus = false;
  #wasConfirming = false;
  #localizer: Localizer | null = null;

  constructor(host: Host & {readonly renderRoot: ParentNode}, options: PanelOptions) {
    this.#host = host;
    this.#options = options;
    this.#methods = new MethodsController(
      host,
      () => (this.#access === 'ready' ? options.portal.client : null),
      (event) => options.portal.portal?.dispatch(event, options.from?.() ?? host),
    );
    this.#form = new MethodForm(
      host,
      () => options.portal.portal,
      () => this.leave(),
    );
    host.addController(this);
  }

  /** The bank asks over the page. */
  get #isConfirming(): boolean {
    return this.#step?.kind === 'add' && this.#step.doing === 'confirming';
  }

  /** The form may open the bank's login over the page at any time. */
  get #isEnteringBank(): boolean {
    return this.#step?.kind === 'add' && this.#form.kind === 'us_bank_account';
  }

  get state(): PanelState {
    const access = this.#access;
    if (access === 'portal-off') return 'unavailable';
    if (access !== 'ready') return access;
    const {list} = this.#methods;
    return list.status === 'ready' && list.data.length === 0 ? 'empty' : list.status;
  }

  async reload(): Promise<void> {
    const {client, session} = this.#options.portal;
    if (session.status === 'failed') await client?.session.refresh();
    else await this.#methods.reload();
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    const dialog = root.querySelector('dialog');
    if (dialog) this.#showDialog(dialog);
    this.#followForm(root);
    const isFree = this.#mayTakeFocus || !(root as ShadowRoot).activeElement;
    const targets = isFree ? this.#focus : [];
    for (const selector of targets) {
      const found = root.querySelector<HTMLElement>(selector);
      if (!found) continue;
      found.focus();
      break;
    }
    if (targets.length > 0) this.#focus = [];
    this.#mayTakeFocus = false;
  }

  hostDisconnected(): void {
    this.#form.close();
  }

  /** The step's own, or the one that all of it stands in. Nothing modal lies before a bank. */
  #showDialog(dialog: HTMLDialogElement): void {
    const focused = dialog.open ? (dialog.getRootNode() as ShadowRoot).activeElement : null;
    const isOther = this.#isConfirming !== this.#wasConfirming;
    this.#wasConfirming = this.#isConfirming;
    const isSwitched = dialog.open && !isOther;
    const isNew = showDialog(dialog, !this.#isConfirming && !this.#isEnteringBank);
    if (!isNew && !isOther) return;
    const title = dialog.querySelector<HTMLElement>('#dialog-heading');
    // Whoever pressed something in the form or beside it goes on there.
    if (!isSwitched) title?.focus();
    else if (focused instanceof HTMLElement) focused.focus();
    else if (this.#form.isOpen) this.#form.focus();
    else title?.focus();
  }

  #followForm(root: ParentNode): void {
    const place = root.querySelector<HTMLElement>('.step .form');
    const {session} = this.#options.portal;
    const {processor = null, contact} = session.status === 'signed-in' ? session.session : {};
    if (!place || !processor || !this.#localizer) {
      if (this.#form.isOpen) this.#form.close();
      return;
    }
    const use = {mode: 'setup', currency: 'USD', methods: ['card', 'us_bank_account']} as const;
    const {locale} = this.#localizer;
    this.#form.follow({use, purpose: 'save', processor, locale, payer: contact}, place);
  }

  /** The step that is open; a session that ends takes it away. */
  page(localizer: Localizer): StepPage | null {
    const step = this.#access === 'ready' ? this.#step : null;
    if (!step) return null;
    const scene = this.#scene(localizer);
    switch (step.kind) {
      case 'add':
        return addPage(scene, step, this.#form);
      case 'delete':
        return deletePage(scene, step.method);
      case 'verify':
        return verifyPage(scene, step);
    }
  }

  /** The same as a dialog over the page. */
  renderStep(localizer: Localizer): TemplateResult | typeof nothing {
    const page = this.page(localizer);
    if (!page) return nothing;
    return dialogFrame({
      className: 'step over',
      onCancel: this.leave,
      onClosed: this.leave,
      content: html`${dialogHead(page.title, {
        close: localizer.messages.close,
        onClose: this.leave,
      })}${stepForm(page)}`,
    });
  }

  readonly leave = (): void => {
    const step = this.#step;
    if (!step) return;
    this.#step = null;
    if (step.kind === 'add') {
      // A form that did not open is tried anew the next time.
      this.#form.close();
      this.#form.retry();
      this.#focusOn(true, '#add', heading);
      return;
    }
    const id = CSS.escape(step.method.id);
    this.#focusOn(true, `#${step.kind}-${id}`, `#delete-${id}`, heading);
  };

  /** The list, or what stands in its place; `title` where the host has no heading of its own. */
  render(localizer: Localizer, title: TemplateResult | typeof nothing): TemplateResult {
    this.#localizer = localizer;
    return html`<div class="panel">${this.#renderState(this.#scene(localizer), title)}</div>`;
  }

  /** Title and Add; without a processor to enter a method at there is no way to add one. */
  #renderTop({words, session}: Scene, title: unknown): unknown {
    const {list} = this.#methods;
    const canAdd = session?.processor && list.status === 'ready';
    return html`<div class="top">
      ${title}${
        canAdd
          ? button({
              label: words.add,
              look: 'outlined',
              id: 'add',
              part: 'add',
              hasPopup: 'dialog',
              onPress: () => this.#open({kind: 'add', isFirst: list.data.length === 0}),
            })
          : nothing
      }
    </div>`;
  }

  #renderState(scene: Scene, heading: unknown): unknown {
    const title = this.#renderTop(scene, heading);
    const {words, localizer} = scene;
    const {messages} = localizer;
    const list = this.#methods.list;
    switch (this.state) {
      case 'unavailable':
        return this.#access === 'portal-off'
          ? html`${heading}${portalOffView(localizer, scene.session?.firm)}`
          : nothing;
      case 'signed-out':
        return html`${heading}<slot name="signed-out"
            >${stateView({
              ...words.signedOut(scene.session?.firm.name ?? messages.theFirm),
              drawing: icons.lock,
              action: button({
                label: messages.login,
                look: 'filled',
                part: 'login',
                onPress: this.#options.login,
              }),
            })}</slot
          >`;
      case 'failed':
        return html`${title}${this.#renderNotices(scene, list)}
          <slot name="error">${this.#renderFailed(scene, list)}</slot>`;
      case 'loading':
        return html`${title}<span class="visually-hidden">${words.loading}</span>
          <div class="rows">
            ${[60, 40, 60].map(
              (share) =>
                html`<div class="row"><span class="about">${block(share as 60)}</span></div>`,
            )}
          </div>`;
      case 'empty':
        return html`${title}${this.#renderNotices(scene, list)}
          <slot name="empty">${stateView({...words.none, drawing: card})}</slot>`;
      case 'ready':
        return html`${title}${this.#renderNotices(scene, list)}
          <p class="s muted">${words.onlyYou}</p>
          ${list.status === 'ready' ? methodRows(scene, list.data) : nothing}`;
    }
  }

  #renderFailed({localizer, words, session}: Scene, list: Resource<unknown>): TemplateResult {
    const {messages} = localizer;
    const {portal} = this.#options;
    const known = portal.session.status === 'failed' ? portal.session : list;
    const error = 'error' in known ? known.error : undefined;
    return failedView({
      title: words.loadFailed,
      text: error ? errorText(localizer, error, {firm: session?.firm.name}) : '',
      reference: error?.requestId && messages.reference(error.requestId),
      action: button({
        label: messages.retry,
        look: 'outlined',
        part: 'retry',
        onPress: () => void this.reload(),
      }),
    });
  }

  #renderNotices(scene: Scene, list: Resource<unknown>): TemplateResult {
    const {localizer} = scene;
    const told = this.#told;
    return html`${
      told
        ? notice({
            tone: told.tone,
            part: 'notice',
            text: told.text(scene, (method) => shown(method, localizer)),
          })
        : nothing
    }${
      list.status === 'ready' && list.error
        ? notice({
            tone: 'caution',
            part: 'notice',
            text: localizer.messages.stale(localizer.time(list.loadedAt)),
          })
        : nothing
    }`;
  }

  #scene(localizer: Localizer): Scene {
    const {session: state} = this.#options.portal;
    const session = 'session' in state ? state.session : null;
    return {
      localizer,
      words: localizer.view('methods', english),
      session,
      today: dateIn(session?.firm.timeZone ?? 'UTC', Date.now()),
      newWords: localizer.view('newMethod', newMethod),
      payWords: localizer.view('payment', payment),
      busy: this.#busy,
      on: {
        add: (makeDefault) => void this.#add(makeDefault),
        makeDefault: (method) => void this.#makeDefault(method),
        open: (step) => this.#open(step),
        remove: (method) => void this.#remove(method),
        verify: (method, proof) => void this.#verify(method, proof),
        leave: this.leave,
      },
    };
  }

  get #access(): MethodsAccess {
    return methodsAccess(this.#options.portal.session);
  }

  #open(step: Step): void {
    this.#step = step;
    this.#told = null;
    this.#focusOn(true, firstOf[step.kind]);
  }

  #focusOn(isSure: boolean, ...selectors: readonly string[]): void {
    this.#focus = selectors;
    this.#mayTakeFocus = isSure;
    this.#host.requestUpdate();
  }

  async #makeDefault(method: PaymentMethod): Promise<void> {
    await this.#run(method, 'default', () => this.#methods.makeDefault(method));
    this.#focusOn(false, `#delete-${CSS.escape(method.id)}`, heading);
  }

  async #remove(method: PaymentMethod): Promise<void> {
    const {list} = this.#methods;
    const before = list.status === 'ready' ? list.data.map(({id}) => id) : [];
    const place = before.indexOf(method.id);
    this.leave();
    await this.#run(method, 'delete', () => this.#methods.remove(method));
    const near = [before[place], before[place + 1], before[place - 1]];
    const trashes = near.map((id) => id && `#delete-${CSS.escape(id)}`).filter((id) => !!id);
    this.#focusOn(false, ...(trashes as string[]), heading);
  }

  async #verify(method: PaymentMethod, proof: VerificationRequest): Promise<void> {
    await this.#run(
      method,
      'verify',
      () => this.#methods.verify(method, proof),
      (error) => {
        if (error.code !== 'verification_mismatch') return false;
        const left = Number(error.params['triesLeft'] ?? 1);
        this.#open({kind: 'verify', method, error: (words) => words.mismatch(left)});
        return true;
      },
    );
  }

  async #add(makeDefault: boolean): Promise<void> {
    const step = this.#step;
    const {portal, session} = this.#options.portal;
    const localizer = this.#localizer;
    if (step?.kind !== 'add' || step.doing || !portal || !localizer) return;
    const turn = (doing?: 'saving' | 'confirming', error?: PortalError) => {
      // Left meanwhile: what was sent goes on, and the list tells.
      if (this.#step?.kind === 'add') this.#step = {...step, doing, error};
      this.#host.requestUpdate();
    };
    turn('saving');
    try {
      const confirmationToken = await this.#form.createToken({save: true});
      const {consentVersion: textVersion, language: locale} = localizer;
      const consent = {textVersion, locale};
      const change = await this.#methods.add(
        {confirmationToken, makeDefault, consent},
        async (clientSecret) => {
          const processor = session.status === 'signed-in' && session.session.processor;
          if (!processor) return;
          turn('confirming');
          await this.#host.updateComplete;
          const gateway = await portal.gateway();
          await gateway.handleAction({processor, clientSecret, locale: localizer.locale});
        },
      );
      this.leave();
      this.#tell('positive', (scene, name) => changedText(scene, change, name));
    } catch (error) {
      if (!isPortalError(error)) throw error;
      turn(undefined, error);
      if (error.code === 'method_incomplete') this.#form.focus();
      else this.#options.announce.interrupt(addFailure(this.#scene(localizer), error));
    }
  }

  /** Shows what is being done, then what came of it; the list meanwhile is the server's (M-12). */
  async #run(
    method: PaymentMethod,
    what: Doing,
    change: () => Promise<MethodChange>,
    handled: (error: PortalError) => boolean = () => false,
  ): Promise<void> {
    if (this.#busy.has(method.id)) return;
    this.#mark(method.id, what);
    this.#told = null;
    try {
      const done = await change();
      if (this.#step?.kind === 'verify' && what === 'verify') this.leave();
      this.#tell('positive', (scene, name) => changedText(scene, done, name));
    } catch (error) {
      if (!isPortalError(error)) throw error;
      if (handled(error)) return;
      this.leave();
      const isThere = this.#methods.has(method);
      this.#tell('critical', (scene, name) =>
        failedText(scene, {what, method, error, isThere}, name),
      );
    } finally {
      this.#mark(method.id, null);
    }
  }

  #mark(id: string, what: Doing | null): void {
    const busy = new Map(this.#busy);
    if (what) busy.set(id, what);
    else busy.delete(id);
    this.#busy = busy;
    this.#host.requestUpdate();
  }

  #tell(tone: Tone, text: Sentence): void {
    this.#told = {tone, text};
    const localizer = this.#localizer;
    if (!localizer) return;
    const said = text(this.#scene(localizer), (method) => spoken(method, localizer));
    if (tone === 'critical') this.#options.announce.interrupt(said);
    else this.#options.announce.say(said);
  }
}

const heading = '#heading, #dialog-heading';

/** What has the focus when a step opens. */
const firstOf: Readonly<Record<Step['kind'], string>> = {
  add: '#dialog-heading',
  delete: '[part~=keep]',
  verify: '[aria-invalid=true], .proof input',
};
