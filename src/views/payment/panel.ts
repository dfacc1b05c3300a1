import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {PaymentState} from '../../client/payment-flow/state.ts';
import type {SessionState} from '../../client/types.ts';
import type {PaymentOptions, Portal} from '../../context/index.ts';
import type {Session} from '../../contract/types.ts';
import type {AnnounceController} from '../../controllers/announce.ts';
import type {Host} from '../../controllers/context.ts';
import {DownloadsController} from '../../controllers/downloads.ts';
import {MethodForm} from '../../controllers/method-form.ts';
import {PaymentController} from '../../controllers/payment.ts';
import type {PortalController} from '../../controllers/portal.ts';
import {StoreController} from '../../controllers/store.ts';
import {invoice as invoiceInEnglish} from '../../i18n/en/invoice.ts';
import {newMethod as newMethodInEnglish} from '../../i18n/en/new-method.ts';
import {payment as english} from '../../i18n/en/payment.ts';
import type {Localizer} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {badge, icons} from '../../parts/index.ts';
import {PaymentAnnouncer} from './announcer.ts';
import {newMethodForm, useOf} from './methods.ts';
import {pageOf, type ShownState} from './page.ts';
import type {Offer, Page, Scene} from './scene.ts';

export interface PaymentPanelOptions {
  readonly portal: PortalController;
  readonly announce: AnnounceController;
  readonly localizer: () => Localizer | null;
  /** Leaves the payment: Done, Cancel, or because it is over. */
  readonly close: () => void;
  /** Escape was pressed inside the form, which no key event leaves. */
  readonly escape?: () => void;
  /** What was typed is gone: nothing is kept any more. */
  readonly emptied?: () => void;
  /** It stands in a page, where there is nothing to close while the payment goes on. */
  readonly isInPlace?: boolean;
  /** For a moment it neither draws, speaks nor takes the focus. */
  readonly isPaused?: () => boolean;
}

/** What the host draws; its frame bears the classes, and `payment` among them. */
export interface PaymentContent {
  readonly className: string;
  /** With ✕, where there is one. */
  readonly draw: (close: unknown) => TemplateResult;
}

/** How the frame has just been opened. */
export interface Opening {
  /** It was not open like this before. */
  readonly isNew: boolean;
  /** It was, but modal and is not, or the other way around; this had the focus. */
  readonly switchedFrom: Element | null | undefined;
}

/**
 * A payment, in whichever dialog or page shows it: what is paid, with what; then progress, then the
 * result. It draws what the payment flow decides, into its host's shadow root.
 *
 * It owns the form of a new method, whose place is drawn once and stays: a form that is moved or
 * taken out of the page loses what was typed.
 */
export class PaymentPanel implements ReactiveController {
  readonly #host: Host & {readonly renderRoot: ParentNode};
  readonly #options: PaymentPanelOptions;
  readonly #payment: PaymentController;
  readonly #form: MethodForm;
  readonly #downloads: DownloadsController;
  #announcer: PaymentAnnouncer;
  #session: Session | null = null;
  #typed = new Map<string, string>();
  #offer: Offer | undefined;
  /** The phase whose heading had the focus last. */
  #focused: string | undefined;
  #hadFocus = false;

  constructor(host: Host & {readonly renderRoot: ParentNode}, options: PaymentPanelOptions) {
    const {portal, announce} = options;
    this.#host = host;
    this.#options = options;
    this.#announcer = new PaymentAnnouncer(announce);
    this.#downloads = new DownloadsController(host, {
      client: () => portal.client,
      saved: (name) => announce.say(this.#files?.downloaded(name) ?? ''),
      failed: () => announce.interrupt(this.#files?.downloadFailed ?? ''),
    });
    this.#form = new MethodForm(
      host,
      () => portal.portal,
      () => options.escape?.(),
    );
    this.#payment = new PaymentController(
      host,
      {
        consent: () => ({
          textVersion: options.localizer()?.consentVersion ?? 'custom',
          locale: options.localizer()?.language ?? 'en',
        }),
        createToken: (wishes) => this.#form.createToken(wishes),
        handleAction: (clientSecret) => this.#handleAction(clientSecret),
      },
      (state) => this.#follow(state),
    );
    new StoreController(
      host,
      () => portal.client?.session,
      (state) => this.#followSession(state),
    );
    host.addController(this);
  }

  /** Null before it began, and once it is closed. */
  get phase(): ShownState['phase'] | null {
    const phase = this.#payment.state?.phase ?? 'closed';
    return phase === 'closed' ? null : phase;
  }

  /** Something was typed, or may be, in a form that should stay. */
  get hasForm(): boolean {
    return this.#form.isOpen;
  }

  /**
   * The bank's window lies over the page, out of reach behind a modal dialog; the form of a bank
   * account may open its login at any time.
   */
  get needsThePage(): boolean {
    const {state} = this.#payment;
    return (state?.phase === 'confirm' && state.isOpen) || this.isEnteringBank;
  }

  get isEnteringBank(): boolean {
    return !!this.#offer?.newMethod?.isChosen && this.#form.kind === 'us_bank_account';
  }

  /** Sent, and not at its end. */
  get isUnderWay(): boolean {
    return ['sending', 'working', 'confirm', 'checking'].includes(this.phase ?? '');
  }

  begin(portal: Portal, options: PaymentOptions): Promise<void> {
    return this.#payment.begin(portal, options);
  }

  /** Begun anew, as a new one would be; but for the form, which keeps what was typed. */
  reset(): void {
    this.#offer = this.#focused = undefined;
    this.#announcer = new PaymentAnnouncer(this.#options.announce);
    this.#typed = new Map();
    this.#form.retry();
  }

  /** Lets the form go, unless what was typed may still be sent. To be called before {@link leave}. */
  releaseForm(): void {
    if (!this.#payment.flow?.isUnsent || !this.#form.isOpen) this.#form.close();
  }

  /** A payment that was sent goes on. */
  leave(): void {
    this.#payment.flow?.close();
  }

  hostUpdate(): void {
    const {activeElement} = this.#host.renderRoot as ShadowRoot;
    this.#hadFocus = !!this.#frame?.contains(activeElement);
  }

  hostDisconnected(): void {
    // One that is moved in the page leaves and comes back at once.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#form.close();
    });
  }

  /** `lead` stands above the form. Null: it stays as it was. */
  content(localizer: Localizer, lead: unknown = nothing): PaymentContent | null {
    const scene = this.#sceneIn(localizer);
    if (!scene || this.#options.isPaused?.()) return null;
    const state = scene.flow.value as ShownState;
    const page = pageOf(scene, state);
    this.#offer = page.offer;
    const {document: lines, sideFirst = false} = page;
    const side = html`<section class="side" part="side">
      <div class="scroll">
        ${renderSideTop(scene, page)}${page.side}${page.offer ? lead : nothing}
        ${newMethodForm(scene, page.offer, state.phase === 'sending')}${page.end ?? nothing}
      </div>
      ${page.foot && page.foot !== nothing ? html`<div class="actions">${page.foot}</div>` : nothing}
    </section>`;
    return {
      className: `payment ${state.phase} ${lines ? '' : 'single'} ${sideFirst ? 'side-first' : ''}`,
      draw: (close) =>
        html`<header class="title">
            <h2
              class="l strong"
              id="dialog-heading"
              tabindex="-1"
              aria-describedby=${page.sub ? 'dialog-sub' : nothing}
            >
              ${page.heading}
            </h2>
            ${page.sub ? html`<p class="s muted" id="dialog-sub">${page.sub}</p>` : nothing}
            ${close}
          </header>
          ${sideFirst ? nothing : lines}${side}${sideFirst ? lines : nothing}`,
    };
  }

  /** Sees to focus and form; to be called after each update of the host. */
  settle({isNew, switchedFrom}: Opening = {isNew: false, switchedFrom: undefined}): void {
    const frame = this.#frame;
    const {state} = this.#payment;
    if (!frame || !state || state.phase === 'closed' || this.#options.isPaused?.()) return;
    const phase = phaseForFocus(state);
    // What had the focus may be gone, such as the button that stopped the rest.
    const isLost = this.#hadFocus && !(this.#host.renderRoot as ShadowRoot).activeElement;
    // Where it stands in a page, the page was not opened for it alone.
    const isFirst = this.#options.isInPlace && this.#focused === undefined;
    if (isNew && switchedFrom !== undefined) {
      // Whoever pressed something in the form or beside it goes on there.
      if (switchedFrom instanceof HTMLElement) switchedFrom.focus();
      else this.#form.focus();
    } else if (isNew || isLost || (phase !== this.#focused && !isFirst)) this.focus();
    this.#focused = phase;
    this.#followForm(frame);
  }

  /** The heading: it is read with what it is about. */
  focus(): void {
    this.#frame?.querySelector<HTMLElement>('#dialog-heading')?.focus();
  }

  get #frame(): Element | null {
    return this.#host.renderRoot.querySelector('.payment');
  }

  get #files() {
    return this.#options.localizer()?.view('invoice', invoiceInEnglish);
  }

  #sceneIn(localizer: Localizer): Scene | null {
    const {flow} = this.#payment;
    if (!flow || flow.value.phase === 'closed') return null;
    const words = localizer.view('payment', english);
    const more = localizer.view('newMethod', newMethodInEnglish);
    const refused = () => more.refused;
    return {
      localizer,
      words,
      more,
      codes: {
        ...words.codes,
        method_pending_verification: () => more.toVerify,
        method_refused: refused,
        payment_declined: refused,
      },
      files: localizer.view('invoice', invoiceInEnglish),
      downloads: this.#downloads,
      flow,
      form: this.#form,
      session: this.#session,
      today: dateIn(this.#session?.firm.timeZone ?? 'UTC', Date.now()),
      typed: this.#typed,
      wasStopped: this.#payment.wasStopped,
      isInPlace: this.#options.isInPlace ?? false,
      close: this.#options.close,
    };
  }

  /** The form is opened with the first offer that wants one, and follows each. */
  #followForm(frame: Element): void {
    const offer = this.#offer;
    const place = frame.querySelector<HTMLElement>('.form');
    const {processor, contact} = this.#session ?? {};
    const localizer = this.#options.localizer();
    if (!offer?.newMethod?.isChosen || !place || !processor || !localizer) return;
    this.#form.follow(
      {
        processor,
        use: useOf(offer, offer.newMethod),
        locale: localizer.locale,
        ...(contact && {payer: {name: contact.name, email: contact.email}}),
      },
      place,
    );
  }

  async #handleAction(clientSecret: string) {
    const {portal} = this.#options.portal;
    const processor = this.#session?.processor;
    if (!portal || !processor) return 'left';
    const gateway = await portal.gateway();
    await this.#host.updateComplete;
    return gateway.handleAction({
      processor,
      clientSecret,
      locale: this.#options.localizer()?.locale ?? 'en',
    });
  }

  #follow(state: PaymentState): void {
    if (state.phase === 'closed') {
      this.#options.close();
      return;
    }
    const localizer = this.#options.localizer();
    const scene = localizer && this.#sceneIn(localizer);
    if (scene && !this.#options.isPaused?.()) this.#announcer.follow(scene, state);
  }

  /** What was typed is one person's: it goes when they sign out, or somebody else comes (A-06). */
  #followSession(state: SessionState): void {
    const before = this.#session;
    if (state.status === 'signed-in') this.#session = state.session;
    if (isSameVisit(before, state)) return;
    this.#form.close();
    this.#options.emptied?.();
  }
}

function renderSideTop(
  {words, session}: Scene,
  {sideHeading: heading, document: lines}: Page,
): TemplateResult | typeof nothing {
  const isTest = session?.processor?.testMode ?? false;
  if (!heading && !isTest && !lines) return nothing;
  return html`<div class="top">
    ${heading ? html`<h3 class="strong">${heading}</h3>` : nothing}
    ${isTest ? badge('caution', icons.info, words.testMode) : nothing}
  </div>`;
}

/** Signing in again is the same visit, and so is a guest's signing in. */
function isSameVisit(before: Session | null, state: SessionState): boolean {
  if (state.status === 'signed-in') {
    const {contact, link} = state.session;
    const isGuest = before?.kind === 'link';
    return isGuest
      ? !!contact || before.link?.invoiceId === link?.invoiceId
      : !before || before.contact?.id === contact?.id;
  }
  return state.status !== 'portal-off' && !(state.status === 'signed-out' && !state.isExpired);
}

/** Phases that share a heading keep the focus where it is. */
function phaseForFocus({phase}: PaymentState): string {
  return phase === 'loading' || phase === 'sending' ? 'review' : phase;
}
