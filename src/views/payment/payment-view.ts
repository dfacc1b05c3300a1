import {html, noChange, nothing, type TemplateResult} from 'lit';
import type {PaymentState} from '../../client/payment-flow/state.ts';
import type {SessionState} from '../../client/types.ts';
import type {PaymentOptions} from '../../context/index.ts';
import type {Session} from '../../contract/types.ts';
import {AnnounceController} from '../../controllers/announce.ts';
import {DownloadsController} from '../../controllers/downloads.ts';
import {MethodForm} from '../../controllers/method-form.ts';
import {PaymentController} from '../../controllers/payment.ts';
import {PortalController} from '../../controllers/portal.ts';
import {StoreController} from '../../controllers/store.ts';
import {invoice as invoiceInEnglish} from '../../i18n/en/invoice.ts';
import {newMethod as newMethodInEnglish} from '../../i18n/en/new-method.ts';
import {payment as english} from '../../i18n/en/payment.ts';
import type {Localizer} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {dialogFrame} from '../../parts/dialog-frame.ts';
import {badge, button, icons} from '../../parts/index.ts';
import {
  badge as badgeStyles,
  base,
  box,
  button as buttonStyles,
  dialog,
  field,
  method,
  notice,
  skeleton,
  stateView,
} from '../../styles/index.ts';
import {DialogView} from '../dialog-view.ts';
import {viewClosed} from '../view.ts';
import {PaymentAnnouncer} from './announcer.ts';
import {newMethodForm, useOf} from './methods.ts';
import {pageOf, type ShownState} from './page.ts';
import type {Offer, Page, Scene} from './scene.ts';
import {styles} from './payment-view.styles.ts';

/**
 * The payment dialog: what is paid on the left, with what on the right; then progress, then the
 * result, all in the same dialog of the same size. It draws what the payment flow decides.
 *
 * It owns the form of a new method. Closed before anything was sent, it stays where it is, for the
 * next payment: a form that is moved or taken out of the page loses what was typed.
 */
export class PaymentView extends DialogView<PaymentOptions> {
  static override styles = [
    base,
    badgeStyles,
    buttonStyles,
    box,
    dialog,
    field,
    method,
    notice,
    skeleton,
    stateView,
    styles,
  ];

  static override readonly words = ['invoice', 'newMethod', 'payment'] as const;

  readonly #portal = new PortalController(this);
  readonly #announce = new AnnounceController(this);
  #announcer = new PaymentAnnouncer(this.#announce);
  readonly #downloads = new DownloadsController(this, {
    client: () => this.#portal.client,
    saved: (name) => this.#announce.say(this.#files?.downloaded(name) ?? ''),
    failed: () => this.#announce.interrupt(this.#files?.downloadFailed ?? ''),
  });
  readonly #form = new MethodForm(
    this,
    () => this.#portal.portal,
    () => this.close(),
  );
  readonly #payment = new PaymentController(
    this,
    {
      consent: () => ({
        textVersion: this.localizer?.consentVersion ?? 'custom',
        locale: this.localizer?.language ?? 'en',
      }),
      createToken: (options) => this.#form.createToken(options),
      handleAction: (clientSecret) => this.#handleAction(clientSecret),
    },
    (state) => this.#follow(state),
  );
  #session: Session | null = null;
  #typed = new Map<string, string>();
  #hasBegun = false;
  #offer: Offer | undefined;
  /** The phase whose heading had the focus last. */
  #focused: string | undefined;
  #hadFocus = false;
  #wasEnteringBank = false;

  constructor() {
    super();
    new StoreController(
      this,
      () => this.#portal.client?.session,
      (state) => this.#followSession(state),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // One that is moved in the page leaves and comes back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#form.close();
    });
  }

  /** Leaves the dialog; a payment that was sent goes on. */
  override close(): void {
    if (this.isClosed) return;
    const {flow} = this.#payment;
    if (!flow?.isUnsent || !this.#form.isOpen) this.#form.close();
    super.close();
    flow?.close();
  }

  get isKept(): boolean {
    return this.#form.isOpen;
  }

  reopen(): void {
    this.isClosed = this.#hasBegun = this.#wasEnteringBank = false;
    this.#offer = this.#focused = undefined;
    this.#announcer = new PaymentAnnouncer(this.#announce);
    this.#typed = new Map();
    this.#form.retry(); // as a new one would
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    this.#hadFocus = !!this.shadowRoot?.activeElement;
    const {portal} = this.#portal;
    if (portal && !this.#hasBegun) {
      this.#hasBegun = true;
      void this.#payment.begin(portal, this.options);
    }
  }

  protected override updated(): void {
    const {dialog} = this;
    const {state} = this.#payment;
    if (!dialog || !state || state.phase === 'closed') return;
    // The bank's window lies over the page, out of reach behind a modal dialog; the form of a bank
    // account may open its login at any time.
    const isAtBank = state.phase === 'confirm' && state.isOpen;
    const isEnteringBank = this.#isEnteringBank;
    const isSwitched = isEnteringBank !== this.#wasEnteringBank;
    this.#wasEnteringBank = isEnteringBank;
    const focused = this.shadowRoot?.activeElement;
    const isNew = this.show(!isAtBank && !isEnteringBank);
    const phase = phaseForFocus(state);
    // What had the focus may be gone, such as the button that stopped the rest.
    const isLost = this.#hadFocus && !this.shadowRoot?.activeElement;
    if (isNew && isSwitched) {
      // Whoever pressed something in the form or beside it goes on there.
      if (focused instanceof HTMLElement) focused.focus();
      else this.#form.focus();
    } else if (isNew || isLost || phase !== this.#focused) {
      dialog.querySelector<HTMLElement>('#dialog-heading')?.focus();
    }
    this.#focused = phase;
    this.#followForm(dialog);
  }

  protected override renderDialog(localizer: Localizer): TemplateResult | typeof noChange {
    const scene = this.#sceneIn(localizer);
    // Closed, it stays as it was.
    if (!scene) return noChange;
    const state = scene.flow.value as ShownState;
    const page = pageOf(scene, state);
    this.#offer = page.offer;
    const side = html`<section class="side" part="side">
      <div class="scroll">
        ${this.#renderSideTop(scene, page)}${page.side}
        ${newMethodForm(scene, page.offer, state.phase === 'sending')}${page.end ?? nothing}
      </div>
      ${page.foot && page.foot !== nothing ? html`<div class="actions">${page.foot}</div>` : nothing}
    </section>`;
    return dialogFrame({
      className: `payment ${state.phase} ${page.document ? '' : 'single'} ${page.sideFirst ? 'side-first' : ''}`,
      onCancel: this.#close,
      onClosed: this.#close,
      content: html`
        <header class="title">
          <h2
            class="l strong"
            id="dialog-heading"
            tabindex="-1"
            aria-describedby=${page.sub ? 'dialog-sub' : nothing}
          >
            ${page.heading}
          </h2>
          ${page.sub ? html`<p class="s muted" id="dialog-sub">${page.sub}</p>` : nothing}
          ${button({
            label: localizer.messages.close,
            iconOnly: icons.close,
            className: 'close',
            onPress: this.#close,
          })}
        </header>
        ${page.sideFirst ? nothing : page.document}${side}${page.sideFirst ? page.document : nothing}
        ${this.#announce.render()}
      `,
    });
  }

  get #isEnteringBank(): boolean {
    return !!this.#offer?.newMethod?.isChosen && this.#form.kind === 'us_bank_account';
  }

  get #files() {
    return this.localizer?.view('invoice', invoiceInEnglish);
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
      close: this.#close,
    };
  }

  #renderSideTop(
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

  /** The form is opened with the first offer that wants one, and follows each. */
  #followForm(dialog: HTMLDialogElement): void {
    const offer = this.#offer;
    const place = dialog.querySelector<HTMLElement>('.form');
    const {processor, contact} = this.#session ?? {};
    if (!offer?.newMethod?.isChosen || !place || !processor || !this.localizer) return;
    this.#form.follow(
      {
        processor,
        use: useOf(offer, offer.newMethod),
        locale: this.localizer.locale,
        ...(contact && {payer: {name: contact.name, email: contact.email}}),
      },
      place,
    );
  }

  async #handleAction(clientSecret: string) {
    const {portal} = this.#portal;
    const processor = this.#session?.processor;
    if (!portal || !processor) return 'left';
    const gateway = await portal.gateway();
    await this.updateComplete;
    return gateway.handleAction({
      processor,
      clientSecret,
      locale: this.localizer?.locale ?? 'en',
    });
  }

  #follow(state: PaymentState): void {
    if (state.phase === 'closed') {
      this.close();
      return;
    }
    const scene = this.localizer && this.#sceneIn(this.localizer);
    if (scene) this.#announcer.follow(scene, state);
  }

  /** What was typed is one person's: it goes when they sign out, or somebody else comes (A-06). */
  #followSession(state: SessionState): void {
    const before = this.#session;
    if (state.status === 'signed-in') this.#session = state.session;
    if (isSameVisit(before, state)) return;
    this.#form.close();
    if (this.isClosed) this.dispatchEvent(new Event(viewClosed));
  }

  readonly #close = (): void => this.close();
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
