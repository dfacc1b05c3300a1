import type {
  Client,
  ClientPage,
  Contact,
  ContactList,
  Hold,
  HoldPage,
  PaymentLink,
  PaymentLinkList,
  StaffInvoicePage,
} from '../contract/types.ts';

interface CallOptions {
  signal?: AbortSignal | undefined;
}

interface PageOptions extends CallOptions {
  cursor?: string | null | undefined;
}

/** On what somebody decided: another version by now is a `version_conflict`. */
interface ChangeOptions extends CallOptions {
  version: number;
}

interface KeyedOptions extends CallOptions {
  /** UUID; the same key for the same act, however often it has to be sent. */
  idempotencyKey: string;
}

/** The staff API as an element sees it; each call rejects with a `PortalError`. */
export interface StaffApi {
  /** By name; `q` is a part of it, empty for all. */
  listClients(q: string, options?: PageOptions): Promise<ClientPage>;
  getClient(id: string, options?: CallOptions): Promise<Client>;
  /** Rejects with `payments_unavailable` where the firm has no Wallet. */
  turnPortal(id: string, enabled: boolean, options: ChangeOptions): Promise<Client>;
  /** Without access and invite while the client's portal is off. */
  listContacts(clientId: string, options?: CallOptions): Promise<ContactList>;
  changeAccess(id: string, access: 'user' | 'none', options: ChangeOptions): Promise<Contact>;
  /** The first time and every other time alike. */
  sendInvite(contactId: string, options: KeyedOptions): Promise<Contact>;
  listClientInvoices(clientId: string, options?: PageOptions): Promise<StaffInvoicePage>;
  listLinks(invoiceId: string, options?: CallOptions): Promise<PaymentLinkList>;
  /** The address is in this answer alone. */
  makeLink(invoiceId: string, options: KeyedOptions): Promise<PaymentLink>;
  revokeLink(id: string, options?: CallOptions): Promise<void>;
  /** Of one client, or of all. */
  listHolds(clientId: string | null, options?: PageOptions): Promise<HoldPage>;
  releaseHold(id: string, options?: CallOptions): Promise<Hold>;
}
