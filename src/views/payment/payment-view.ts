import {html, nothing, type TemplateResult} from 'lit';
import type {PaymentState} from '../../client/payment-flow/state.ts';
import type {PaymentOptions} from '../../context/index.ts';
import type {Session} from '../../contract/types.ts';
import {AnnounceController} from '../../controllers/announce.ts';
import {PaymentController} from '../../controllers/payment.ts';
import {PortalController} from '../../controllers/portal.ts';
import {payment as english} from '../../i18n/en/payment.ts';
import type {Localizer} from '../../i18n/index.ts';
import {dateIn} from '../../model/calendar.ts';
import {badge, button, icons} from '../../parts/index.ts';
import {dialogFrame} from '../../parts/dialog-frame.ts';
import {
  badge as badgeStyles,
  base,
  box,
  button as buttonStyles,
  dialog,
  method,
  notice,
  skeleton,
  stateView,
} from '../../styles/index.ts';
import {DialogView} from '../dialog-view.ts';
import {PaymentAnnouncer} from './announcer.ts';
import {pageOf} from './page.ts';
import type {Scene} from './scene.ts';
import {styles} from './payment-view.styles.ts';

/**
 * The payment dialog: what is paid on the left, with what on the right; then progress, then the
 * result, all in the same dialog of the same size. It draws what the payment flow decides.
 */
export class PaymentView extends DialogView<PaymentOptions> {
  static override styles = [
    base,
    badgeStyles,
    buttonStyles,
    box,
    dialog,
    method,
    notice,
    skeleton,
    stateView,
    styles,
  ];

  readonly #portal = new PortalController(this);
  readonly #announce = new AnnounceController(this);
  readonly #announcer = new PaymentAnnouncer(this.#announce);
  readonly #payment = new PaymentController(
    this,
    () => {
      const localizer = this.localizer;
      return {
        textVersion: localizer?.consentVersion ?? 'custom',
        locale: localizer?.language ?? 'en',
      };
    },
    (state) => this.#follow(state),
  );
  #session: Session | null = null;
  #hasBegun = false;
  /** The phase whose heading had the focus last. */
  #focused: string | undefined;
  #hadFocus = false;

  /** Leaves the dialog; a payment that was sent goes on. */
  override close(): void {
    this.#payment.flow?.close();
    super.close();
  }

  protected override willUpdate(): void {
    this.#hadFocus = !!this.shadowRoot?.activeElement;
    const {session, portal} = this.#portal;
    if (session.status === 'signed-in') this.#session = session.session;
    if (portal && !this.#hasBegun) {
      this.#hasBegun = true;
      void this.#payment.begin(portal, this.options);
    }
  }

  protected override updated(): void {
    const {dialog} = this;
    if (!dialog) return;
    this.show();
    const {state} = this.#payment;
    const phase = state ? phaseForFocus(state) : this.#focused;
    const isNew = phase !== this.#focused;
    // What had the focus may be gone, such as the button that stopped the rest.
    const isLost = this.#hadFocus && !this.shadowRoot?.activeElement;
    this.#focused = phase;
    if (isNew || isLost) dialog.querySelector<HTMLElement>('#dialog-heading')?.focus();
  }

  #sceneIn(localizer: Localizer): Scene | null {
    const {flow} = this.#payment;
    if (!flow || flow.value.phase === 'closed') return null;
    const zone = this.#session?.firm.timeZone ?? 'UTC';
    return {
      localizer,
      words: localizer.view('payment', english),
      flow,
      session: this.#session,
      today: dateIn(zone, Date.now()),
      wasStopped: this.#payment.wasStopped,
      close: this.#close,
    };
  }

  protected override renderDialog(localizer: Localizer): TemplateResult | typeof nothing {
    const scene = this.#sceneIn(localizer);
    const state = scene?.flow.value;
    if (!scene || !state || state.phase === 'closed') return nothing;
    const page = pageOf(scene, state);
    const side = html`<section class="side" part="side">
      <div class="scroll">${this.#renderSideTop(scene, page.sideHeading)}${page.side}</div>
      ${page.foot === nothing ? nothing : html`<div class="actions">${page.foot}</div>`}
    </section>`;
    return dialogFrame({
      className: `payment ${state.phase} ${page.document === nothing ? 'single' : ''}`,
      onCancel: this.#close,
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
            label: scene.localizer.messages.close,
            iconOnly: icons.close,
            className: 'close',
            onPress: this.#close,
          })}
        </header>
        ${page.sideFirst ? html`${side}${page.document}` : html`${page.document}${side}`}
        ${this.#announce.render()}
      `,
    });
  }

  #renderSideTop(
    {words, session}: Scene,
    heading: string | undefined,
  ): TemplateResult | typeof nothing {
    const isTest = session?.processor?.testMode ?? false;
    if (!heading && !isTest) return nothing;
    return html`<div class="top">
      ${heading ? html`<h3 class="strong">${heading}</h3>` : nothing}
      ${isTest ? badge('caution', icons.info, words.testMode) : nothing}
    </div>`;
  }

  #follow(state: PaymentState): void {
    if (state.phase === 'closed') {
      super.close();
      return;
    }
    const scene = this.localizer && this.#sceneIn(this.localizer);
    if (scene) this.#announcer.follow(scene, state);
  }

  readonly #close = (): void => this.close();
}

/** Phases that share a heading keep the focus where it is. */
function phaseForFocus({phase}: PaymentState): string {
  return phase === 'loading' || phase === 'sending' ? 'review' : phase;
}
