import type {Money, Session} from '../contract/types.ts';
import type {PortalError} from '../errors/index.ts';
import type {PaymentOption} from '../model/invoice-state.ts';

/** The processor that a session names, and the firm's account there. */
export type ProcessorConfig = NonNullable<Session['processor']>;

/**
 * What takes new payment methods, and lets a payer answer the processor's questions. The one in the
 * package is Stripe's; a page can give its own to `<portal-provider>`.
 *
 * Failures are `PortalError`s with a {@link GatewayCode}; nothing in them, and nothing that leaves
 * this interface, is card data or a client secret (M-11).
 */
export interface PaymentGateway {
  /**
   * Opens a form for one new method inside `request.host`. Resolves when it can be filled in.
   * Loads what the processor needs first; a later call tries again what failed (P-20).
   */
  openForm(request: FormRequest): Promise<PaymentForm>;

  /**
   * Lets the payer answer the processor's question (3-D Secure, bank login), which appears over the
   * page. A modal dialog must be closed meanwhile: nothing over the page can be reached behind it. A
   * form in it keeps what was typed.
   *
   * The outcome only says when to ask the server again, which alone knows what was paid.
   */
  handleAction(request: ActionRequest): Promise<ActionOutcome>;

  /** Closes every form; the portal goes away. */
  dispose(): void;
}

export interface FormRequest {
  processor: ProcessorConfig;
  /**
   * An empty element, connected, at any shadow depth, an open dialog included. The form fills it and
   * follows its computed styles: colours, type and corners are the ones that are in force there.
   */
  host: HTMLElement;
  use: FormUse;
  /**
   * `pay` (default): something is paid with the method at once, so that a bank account has to be
   * verified on the spot. `save`: it may also be verified days later, by small deposits.
   */
  purpose?: 'pay' | 'save';
  /** BCP 47. */
  locale: string;
  /** Fills in who pays, where the processor asks. */
  payer?: {name?: string | undefined; email?: string | undefined} | undefined;
  on: FormListeners;
  /** Gives up while it loads; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** What the method is for. Currencies in ISO 4217 minor units; kinds must be accepted by every invoice. */
export type FormUse =
  /** One invoice, and the method is not kept. */
  | {mode: 'payment'; amount: Money; methods: readonly PaymentOption[]}
  /** Several invoices, or the method is kept. */
  | {mode: 'setup'; currency: string; methods: readonly PaymentOption[]};

export interface FormListeners {
  /** Also called once before `openForm()` resolves. */
  change(state: FormState): void;
  /** The form broke after it had opened: what was typed is gone, and only a new form helps. */
  failed?(error: PortalError): void;
  /** Escape was pressed inside the processor's frame, which no key event leaves. */
  escape?(): void;
}

export interface FormState {
  /** Everything is filled in and well-formed. */
  isComplete: boolean;
  isEmpty: boolean;
  /**
   * Which kind of method is being entered. While it is `us_bank_account`, the payer may at any time
   * go from the form to the bank's login, which appears over the page: a dialog around the form has
   * to be non-modal then (`close()`, `show()`; what was typed stays).
   */
  kind?: PaymentOption | undefined;
}

export interface PaymentForm {
  /** Another amount, mode or choice of kinds; nothing that was typed is lost. */
  update(use: FormUse): Promise<void>;

  setLocale(locale: string): Promise<void>;

  /**
   * Shows the form in this host; does nothing where it is there already. To be called when the host may
   * have changed its place: after the view was moved in the page, or drew its host anew.
   */
  moveTo(host: HTMLElement): void;

  focus(): void;

  /**
   * Has the processor check what was typed and make a token of it that serves once. Rejects with
   * `method_incomplete` when something is missing or wrong: the form says what, and stays open.
   */
  createToken(options: {
    /** The payer wants to see the method again next time. */
    save: boolean;
  }): Promise<MethodToken>;

  /** Takes the form away with all that was typed. */
  close(): void;
}

export interface MethodToken {
  /** For `instrument.confirmationToken`. */
  confirmationToken: string;
  /** What may be shown of the method. */
  method: {
    kind: PaymentOption;
    brand?: string | undefined;
    bankName?: string | undefined;
    last4?: string | undefined;
  };
}

export interface ActionRequest {
  processor: ProcessorConfig;
  /** Of the submission's or set-up's open action. Never stored, never shown. */
  clientSecret: string;
  /** BCP 47. */
  locale: string;
}

/** `left`: the payer went away without an answer. `failed`: the bank, or the payer, said no. */
export type ActionOutcome = 'completed' | 'left' | 'failed';

/** What a failure of the gateway is called in `PortalError.code`. */
export type GatewayCode =
  /** `invalid`: the payer has something to correct, and the form says what. */
  | 'method_incomplete'
  /** `payment`: the processor takes no such method. */
  | 'method_refused'
  /** `network`, retryable: the processor's script did not load (offline, blocked, policy of the page). */
  | 'processor_blocked'
  /** `server`, retryable: the processor was reached and failed. */
  | 'processor_failed'
  /** `setup`: key, account or options are wrong; the firm has to act. */
  | 'processor_misconfigured';
