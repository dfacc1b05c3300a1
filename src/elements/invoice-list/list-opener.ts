import type {PaymentReference} from '../../client/types.ts';
import type {PaymentOptions} from '../../context/index.ts';
import {ActionController} from '../../controllers/action.ts';
import type {Host} from '../../controllers/context.ts';
import type {PortalController} from '../../controllers/portal.ts';
import type {PortalError} from '../../errors/index.ts';
import {PortalSignInRequestedEvent} from '../../events/index.ts';
import type {FocusKeeper, Place} from './focus-keeper.ts';

/** Opens views from the list: which control is busy meanwhile, and where the focus comes back to. */
export class ListOpener {
  readonly #portal: PortalController;
  readonly #focus: FocusKeeper;
  readonly #payment: ActionController<[Omit<PaymentOptions, 'opener'>]>;
  readonly #login: ActionController<[]>;
  #opener: Place | null = null;

  constructor(host: Host, portal: PortalController, focus: FocusKeeper) {
    this.#portal = portal;
    this.#focus = focus;
    this.#payment = new ActionController(host, (options: Omit<PaymentOptions, 'opener'>) =>
      portal.open('payment', options),
    );
    this.#login = new ActionController(host, () => portal.open('sign-in', {}));
  }

  /** Where a view is being opened; a second press there waits for it. */
  get busyAt(): Place | null {
    return this.#payment.isPending ? this.#opener : null;
  }

  get isSigningIn(): boolean {
    return this.#login.isPending;
  }

  /** The code of a view could not be loaded. */
  get error(): PortalError | null {
    return this.#payment.error ?? this.#login.error;
  }

  pay(invoiceIds: readonly string[], place: Place): void {
    this.#opener = place;
    void this.#payment.start({invoiceIds});
  }

  view(resume: PaymentReference): void {
    this.#opener = {id: null, part: 'notice', rows: []};
    void this.#payment.start({resume});
  }

  login(): void {
    this.#opener = null;
    if (this.#portal.dispatch(new PortalSignInRequestedEvent())) void this.#login.start();
  }

  /** A view was closed. */
  restoreFocus(): void {
    this.#focus.restore(this.#opener);
  }
}
