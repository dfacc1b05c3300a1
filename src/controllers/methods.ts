import {PaymentMethods} from '../client/payment-methods.ts';
import type {PortalClient, Resource} from '../client/types.ts';
import type {PaymentMethod, PaymentMethodRequest, VerificationRequest} from '../contract/types.ts';
import {isPortalError} from '../errors/index.ts';
import {
  PortalDefaultMethodChangedEvent,
  PortalErrorEvent,
  PortalMethodAddedEvent,
  PortalMethodRemovedEvent,
} from '../events/index.ts';
import type {Host} from './context.ts';
import {ResourceController} from './resource.ts';

type Methods = readonly PaymentMethod[];

/** What came of a change, once the list shows it. */
export interface MethodChange {
  readonly what: 'add' | 'default' | 'delete' | 'verify';
  readonly method: PaymentMethod;
  /** It was saved before: the same card twice is one entry (M-10). */
  readonly wasKnown?: boolean;
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

  /** `confirm` lets the payer answer the bank (3-D Secure) with this secret. */
  async add(
    request: PaymentMethodRequest,
    confirm: (clientSecret: string) => Promise<unknown>,
  ): Promise<MethodChange> {
    const {list} = this;
    const known = list.status === 'ready' ? list.data.map(({id}) => id) : [];
    const before = this.#default;
    const method = await this.#tried((methods) => methods.add(request, confirm));
    this.#dispatch(new PortalMethodAddedEvent({methodId: method.id}));
    const wasKnown = known.includes(method.id);
    return {what: 'add', method, wasKnown, ...this.#tellDefault(before)};
  }

  async #change(
    what: MethodChange['what'],
    method: PaymentMethod,
    change: (methods: PaymentMethods) => Promise<unknown>,
  ): Promise<MethodChange> {
    const before = this.#default;
    await this.#tried(change);
    if (what === 'delete') this.#dispatch(new PortalMethodRemovedEvent({methodId: method.id}));
    return {what, method, ...this.#tellDefault(before)};
  }

  /** The page hears of a failure, too. */
  async #tried<T>(change: (methods: PaymentMethods) => Promise<T>): Promise<T> {
    const client = this.#client();
    if (!client) throw new Error('There is no portal');
    try {
      return await change(new PaymentMethods(client));
    } catch (error) {
      if (isPortalError(error)) this.#dispatch(new PortalErrorEvent(error));
      throw error;
    }
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
