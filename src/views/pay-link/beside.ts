import {html, noChange, nothing, type TemplateResult} from 'lit';
import type {InvoiceDetail} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import {findUnfinished} from '../../controllers/unfinished.ts';
import type {Localizer} from '../../i18n/index.ts';
import type {BodyTools} from '../body.ts';
import {PaymentPanel} from '../payment/in-place.ts';

export interface BesideOptions extends Pick<BodyTools, 'portal' | 'announce'> {
  readonly localizer: () => Localizer | null;
  readonly isPaused: () => boolean;
  /** It was closed: what it has come to stands in the invoice. */
  readonly ended: (hadFocus: boolean) => void;
}

/** The payment beside the invoice: it stands there as soon as something can be paid. */
export class PaymentBeside {
  readonly #door: Host & {readonly renderRoot: ParentNode};
  readonly #options: BesideOptions;
  readonly #panel: PaymentPanel;
  #isAsking = false;
  #isPaying = false;
  #className = '';

  constructor(door: Host & {readonly renderRoot: ParentNode}, options: BesideOptions) {
    this.#door = door;
    this.#options = options;
    this.#panel = new PaymentPanel(door, {
      ...options,
      close: () => this.end(),
      isInPlace: true,
    });
  }

  get isPaying(): boolean {
    return this.#isPaying;
  }

  /** Sent, and not at its end. */
  get isUnderWay(): boolean {
    return this.#isPaying && this.#panel.isUnderWay;
  }

  get isResult(): boolean {
    return this.#panel.phase === 'result';
  }

  /**
   * One that was begun before this page was there goes on. `isWanted` tells whether the page is still
   * about this invoice once that is known.
   */
  async offer(invoice: InvoiceDetail, isWanted: () => boolean): Promise<void> {
    const {client, portal} = this.#options.portal;
    if (!client || !portal || this.#isPaying || this.#isAsking) return;
    this.#isAsking = true;
    // Whatever fails here fails in what is shown, too.
    const resume = await findUnfinished(client, invoice).catch(() => null);
    this.#isAsking = false;
    if (!isWanted() || (invoice.payableAmount === null && !resume)) return;
    this.#isPaying = true;
    const opener = this.#door;
    const what = resume ? {resume} : {invoiceIds: [invoice.id]};
    await this.#panel.begin(portal, {...what, opener});
  }

  /** Nothing is offered until this is over: what was shown is from before. */
  async waitFor(answer: Promise<unknown> | undefined): Promise<void> {
    this.#isAsking = true;
    await answer;
    this.#isAsking = false;
  }

  end(): void {
    if (!this.#isPaying) return;
    const {activeElement} = this.#door.renderRoot as ShadowRoot;
    const hadFocus = !!activeElement?.closest('.payment');
    this.leave();
    this.#options.ended(hadFocus);
  }

  /** What was sent goes on. */
  leave(): void {
    if (!this.#isPaying) return;
    this.#isPaying = false;
    this.#panel.releaseForm();
    this.#panel.leave();
    this.#panel.reset();
  }

  /** To be called after each update of the page. */
  settle(): void {
    this.#panel.settle();
  }

  /** Drawn in one place whatever else is shown, so that what is typed into its form stays. */
  render(localizer: Localizer, lead: unknown, isShown: boolean): TemplateResult {
    const content = this.#panel.content(localizer, this.#panel.isUnderWay ? nothing : lead);
    this.#className = content?.className ?? this.#className;
    return html`<section
      class="in-place ${this.#className}"
      part="payment"
      aria-labelledby="dialog-heading"
      ?hidden=${!isShown || this.#className === ''}
    >
      ${content ? content.draw(nothing) : noChange}
    </section>`;
  }
}
