import type {ReactiveControllerHost} from 'lit';
import type {Portal} from '../context/index.ts';
import type {PortalError} from '../errors/index.ts';
import type {FormRequest, FormState, FormUse, PaymentForm} from '../gateway/payment-gateway.ts';

/** What the form is opened with, and what may change while it is open. */
export interface FormWish extends Pick<FormRequest, 'processor' | 'locale' | 'payer' | 'purpose'> {
  readonly use: FormUse;
}

/**
 * The processor's form for a new method. It is opened when one is first wanted and stays until it is
 * closed, whatever is shown meanwhile: what was typed survives signing in again (P-16).
 */
export class MethodForm {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #portal: () => Portal | null;
  readonly #escape: () => void;
  #form: PaymentForm | null = null;
  /** What the form knows of; while it opens, more may be wanted. */
  #wish: FormWish | null = null;
  #opening: AbortController | null = null;
  #state: FormState | null = null;
  #error: PortalError | null = null;

  /** `escape`: the key was pressed inside the form, which no key event leaves. */
  constructor(
    host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    portal: () => Portal | null,
    escape: () => void,
  ) {
    this.#host = host;
    this.#portal = portal;
    this.#escape = escape;
  }

  get isOpen(): boolean {
    return this.#form !== null;
  }

  /** Why it is not open (P-20); what a payment was refused for is the payment's. */
  get error(): PortalError | null {
    return this.#error;
  }

  /** What is being entered, once it is known. */
  get kind(): FormState['kind'] {
    return this.#state?.kind;
  }

  /** Opens it in `place`, or has it follow what changed. */
  follow(wish: FormWish, place: HTMLElement): void {
    const form = this.#form;
    if (!form) {
      if (!this.#opening && !this.#error) void this.#open((this.#wish = wish), place);
      return;
    }
    const before = this.#wish;
    this.#wish = wish;
    form.moveTo(place);
    const fail = (error: unknown) => this.#fail(error as PortalError);
    if (before?.locale !== wish.locale) form.setLocale(wish.locale).catch(fail);
    if (JSON.stringify(before?.use) !== JSON.stringify(wish.use)) form.update(wish.use).catch(fail);
  }

  retry(): void {
    this.#error = null;
    this.#host.requestUpdate();
  }

  focus(): void {
    this.#form?.focus();
  }

  /** Rejects with what the payer has to correct; the form says where. */
  async createToken(options: {save: boolean}): Promise<string> {
    if (!this.#form) throw this.#error ?? new Error('There is no form');
    const {confirmationToken} = await this.#form.createToken(options);
    return confirmationToken;
  }

  close(): void {
    this.#opening?.abort();
    this.#form?.close();
    this.#opening = this.#form = this.#state = null;
  }

  async #open(wish: FormWish, host: HTMLElement): Promise<void> {
    const opening = (this.#opening = new AbortController());
    const {signal} = opening;
    const isGone = () => signal.aborted;
    try {
      const gateway = await this.#portal()?.gateway();
      if (isGone()) return;
      const form = await gateway?.openForm({
        ...wish,
        host,
        signal,
        on: {
          change: (state) => this.#change(state),
          failed: (error) => this.#fail(error),
          escape: this.#escape,
        },
      });
      if (isGone()) form?.close();
      else this.#form = form ?? null;
      // The end of a short dialog may hide most of it; a page stays where its reader is.
      if (host.closest('dialog')) host.parentElement?.scrollIntoView({block: 'nearest'});
    } catch (error) {
      if (!isGone()) this.#error = error as PortalError;
    }
    if (this.#opening === opening) this.#opening = null;
    this.#host.requestUpdate();
  }

  #change(state: FormState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  #fail(error: PortalError): void {
    this.close();
    this.#error = error;
    this.#host.requestUpdate();
  }
}
