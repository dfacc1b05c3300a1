import {PaymentMethods} from '../client/payment-methods.ts';
import type {PortalClient, Resource} from '../client/types.ts';
import type {PaymentMethod, VerificationRequest} from '../contract/types.ts';
import {isPortalError} from '../errors/index.ts';
import {
  PortalDefaultMethodChangedEvent,
  PortalErrorEvent,
  PortalMethodRemovedEvent,
} from '../events/index.ts';
import type {Host} from './context.ts';
import {ResourceController} from './resource.ts';

type Methods = readonly PaymentMethod[];

/** What came of a change, once the list shows it. */
export interface MethodChange {
  readonly what: 'default' | 'delete' | 'verify';
  readonly method: PaymentMethod;
  /** Only where another method became the default by it; null: there is none now. */
  readonly newDefault?: PaymentMethod | null;
}

/** A contact's saved methods for a view: shows, changes, and tells the page. */
export class MethodsController {
  readonly #list: ResourceController<Methods>;
  readonly #client: () => PortalClient | null;
  readonly #dispatch: (event: Event) => void;

  constructor(host: Host, client: () => PortalClient | null, dispatch: (event: Event) => void) {
    this.#client = client;
    this.#dispatch = dispatch;
    this.#list = new ResourceController<Methods>(host, () => client()?.methods);
  }

  get list(): Resource<Methods> {
    return this.#list.value;
  }

  has({id}: PaymentMethod): boolean {
    const {list} = this;
    return list.status === 'ready' && !list.error && list.data.some((each) => each.id === id);
  }

  async reload(): Promise<void> {
    await this.#list.store?.reload();
  }

  makeDefault(method: PaymentMethod): Promise<MethodChange> {
    return this.#change('default', method, (methods) => methods.makeDefault(method.id));
  }

  remove(method: PaymentMethod): Promise<MethodChange> {
    return this.#change('delete', method, (methods) => methods.remove(method.id));
  }

  verify(method: PaymentMethod, proof: VerificationRequest): Promise<MethodChange> {
    return this.#change('verify', method, (methods) => methods.verify(method.id, proof));
  }

  async #change(
    what: MethodChange['what'],
    method: PaymentMethod,
    change: (methods: PaymentMethods) => Promise<unknown>,
  ): Promise<MethodChange> {
    const client = this.#client();
    if (!client) throw new Error('There is no portal');
    const before = this.#default;
    try {
      await change(new PaymentMethods(client));
    } catch (error) {
      if (isPortalError(error)) this.#dispatch(new PortalErrorEvent(error));
      throw error;
    }
    if (what === 'delete') this.#dispatch(new PortalMethodRemovedEvent({methodId: method.id}));
    return {what, method, ...this.#tellDefault(before)};
  }

  /** The page hears of a new default, however it came to be one. */
  #tellDefault(before: PaymentMethod | null | undefined): Pick<MethodChange, 'newDefault'> {
    const newDefault = this.#default;
    // The list could not be read again: nobody knows.
    if (newDefault === undefined || newDefault?.id === before?.id) return {};
    this.#dispatch(new PortalDefaultMethodChangedEvent({methodId: newDefault?.id ?? null}));
    return {newDefault};
  }

  get #default(): PaymentMethod | null | undefined {
    const {list} = this;
    if (list.status !== 'ready') return undefined;
    return list.data.find(({isDefault}) => isDefault) ?? null;
  }
}
