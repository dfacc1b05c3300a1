import type {
  AuditEntry,
  Contact,
  Invoice,
  PaymentMethod,
  Session,
  SessionTokens,
  StaffSessionTokens,
  Submission,
} from '../contract/types.ts';
import {portalApi, staffApi} from './apis.ts';
import {alder, ivo, mara, northgate, ruth} from './cast.ts';
import {answerChallenge} from './challenges.ts';
import {tell} from './changes.ts';
import {PortalClock} from './clock.ts';
import {Faults} from './faults.ts';
import {makeLink, sendInvite} from './invites.ts';
import {recompute} from './invoice-totals.ts';
import {toInvoice} from './invoices.ts';
import {addLink, type MadeLink} from './links.ts';
import {listMethods, toMethod} from './methods.ts';
import {issueToken} from './new-methods.ts';
import type {Operation} from './operations.ts';
import {
  toInvoiceRecord,
  toMethodRecord,
  type ContactSeed,
  type InvoiceSeed,
  type MethodSeed,
} from './seeds.ts';
import {respond, type SeenRequest, type ServedApi} from './server.ts';
import {describeSession, openSession} from './sessions.ts';
import {answer} from './settle.ts';
import {
  idCounter,
  type ClientRecord,
  type ContactRecord,
  type EnteredMethod,
  type FirmRecord,
  type InvoiceRecord,
  type MethodRecord,
  type Outcome,
  type PersonRecord,
  type ProjectRecord,
  type SentLink,
  type StaffRecord,
  type State,
  type SubmissionRecord,
} from './state.ts';
import {listContacts} from './staff/access.ts';
import {openStaffSession} from './staff/sessions.ts';
import {submit} from './submit.ts';
import {toSubmission} from './submissions.ts';
import {addPerson, addProject, type PersonSeed, type ProjectSeed} from './team.ts';
import {answerQuestions, answerUnknown, catchUp, goOn, type Answer} from './work.ts';

export interface TestPortalOptions {
  /** What differs from Alder & Quay. */
  firm?: Partial<FirmRecord> | undefined;
  /** When its time starts, RFC 3339. Default: the real time. */
  now?: string | undefined;
  /** `still` moves by `advance()` alone. Default: `running`. */
  clock?: 'running' | 'still' | undefined;
  /** Milliseconds that a transaction takes. Default 0: a payment is over when it is answered. */
  pace?: number | undefined;
  /** Milliseconds before every answer. Default: 0. */
  latency?: number | undefined;
  /** Who {@link TestPortal.getSession} signs in. Default: Mara; null for a visitor. */
  signedInAs?: ContactRecord | null | undefined;
}

/** Something to be done right before a request takes effect. */
interface Beforehand {
  operation: Operation;
  action: () => void;
  times: number;
}

/**
 * A client portal in memory: the rules are those of the SDK's own model, so that a page in front of
 * it behaves as in front of a real backend. It has a firm (Alder & Quay), a client and its two
 * contacts from the start, and the invoices and methods that it is given.
 *
 * Nothing runs by itself: what time brings (payments going on, debits arriving, sessions ending) is
 * caught up with whenever something is asked.
 */
export class TestPortal {
  /** What goes wrong between the portal and the page. */
  readonly faults = new Faults();
  /** Every request that was answered, oldest first. */
  readonly requests: SeenRequest[] = [];
  /** Milliseconds before every answer. */
  latency: number;
  signedInAs: ContactRecord | null;
  readonly #state: State;
  readonly #beforehand: Beforehand[] = [];

  constructor(options: TestPortalOptions = {}) {
    const {now, clock = 'running', pace = 0, latency = 0, signedInAs = mara} = options;
    const start = now === undefined ? Date.now() : Date.parse(now);
    this.latency = latency;
    this.signedInAs = signedInAs;
    this.#state = {
      clock: new PortalClock(start, clock === 'running'),
      nextId: idCounter(),
      firm: {...alder, ...options.firm},
      clients: new Map([[northgate.id, {...northgate}]]),
      contacts: new Map([mara, ivo].map((contact) => [contact.id, {...contact}])),
      staff: new Map([[ruth.id, {...ruth}]]),
      invoices: new Map(),
      projects: new Map(),
      people: new Map(),
      methods: new Map(),
      submissions: new Map(),
      transactions: new Map(),
      sessions: new Map(),
      tokens: new Map(),
      linkTokens: new Map(),
      links: new Map(),
      sentLinks: [],
      invites: new Map(),
      holds: new Map(),
      outsidePayments: new Map(),
      audit: [],
      keys: new Map(),
      cursors: new Map(),
      entered: new Map(),
      setups: new Map(),
      listeners: new Set(),
      pace,
      isStalled: false,
    };
  }

  /** Milliseconds since the epoch. */
  get now(): number {
    return this.#state.clock.now();
  }

  /** Moves time on; payments go on and debits arrive. */
  advance(milliseconds: number): void {
    this.#state.clock.advance(milliseconds);
    catchUp(this.#state);
  }

  set pace(milliseconds: number) {
    this.#state.pace = milliseconds;
  }

  addClient(client: Partial<ClientRecord> & Pick<ClientRecord, 'name'>): ClientRecord {
    const record = {id: this.#state.nextId('cli'), isPortalOn: true, version: 1, ...client};
    this.#state.clients.set(record.id, record);
    return record;
  }

  /**
   * The token of a link as an e-mail would carry it: `#portal-invite=…`, `#portal-sign-in=…`. Of a
   * contact's invites the newest works.
   */
  makeLink(kind: 'invite' | 'sign_in_link', contact: ContactRecord = mara): string {
    return makeLink(this.#state, kind, contact.id);
  }

  /** Sign-in links that were asked for in the page, oldest first: what their letters would carry. */
  get sentLinks(): readonly SentLink[] {
    return this.#state.sentLinks;
  }

  /** The firm sends a contact the invite, or sends it again. */
  sendInvite(contact: Pick<ContactRecord, 'id'> = mara): void {
    sendInvite(this.#state, this.#contact(contact.id));
  }

  /** Has access and the password of all, unless something else is said. */
  addContact(contact: ContactSeed): ContactRecord {
    const record = {...mara, id: this.#state.nextId('con'), ...contact};
    this.#state.contacts.set(record.id, record);
    return record;
  }

  addInvoice(seed: InvoiceSeed = {}): InvoiceRecord {
    const record = toInvoiceRecord(this.#state, seed);
    this.#state.invoices.set(record.id, record);
    return record;
  }

  addInvoices(...seeds: readonly InvoiceSeed[]): InvoiceRecord[] {
    return seeds.map((seed) => this.addInvoice(seed));
  }

  addMethod(seed: MethodSeed = {}): MethodRecord {
    const record = toMethodRecord(this.#state, seed);
    if (record.isDefault) {
      for (const method of this.#state.methods.values()) {
        if (method.contactId === record.contactId) method.isDefault = false;
      }
    }
    this.#state.methods.set(record.id, record);
    return record;
  }

  /** A payment link to an invoice; works for thirty days unless `expiresAt` says otherwise. */
  addLink(invoiceId: string, expiresAt?: number): MadeLink {
    return addLink(this.#state, invoiceId, expiresAt);
  }

  /** The firm withdraws a payment link. */
  revokeLink(id: string): void {
    const link = this.#contact(id).link;
    if (link) link.isRevoked = true;
  }

  /** A project that the client has with the firm. */
  addProject(seed: ProjectSeed): ProjectRecord {
    return addProject(this.#state, seed);
  }

  /** The firm shows it to the client's contacts no longer, or again. */
  showProject(id: string, isVisible: boolean): void {
    const project = this.#state.projects.get(id);
    if (project) project.isVisible = isVisible;
  }

  /** Somebody of the firm, with their roles on projects. */
  addPerson(seed: PersonSeed): PersonRecord {
    return addPerson(this.#state, seed);
  }

  /** Other names for the people of the firm, their roles and projects. */
  rename(change: (name: string, index: number) => string): void {
    const {projects, people} = this.#state;
    [...projects.values(), ...people.values()].forEach((named, index) => {
      named.name = change(named.name, index);
    });
    [...people.values()]
      .flatMap(({assignments}) => assignments)
      .forEach((work, index) => {
        if (work.role !== null) work.role = change(work.role, index);
      });
  }

  changeFirm(changes: Partial<FirmRecord>): void {
    this.#state.firm = {...this.#state.firm, ...changes};
  }

  /** The firm turns the portal on or off for a client. */
  turnPortal(isPortalOn: boolean, clientId = northgate.id): void {
    const client = this.#state.clients.get(clientId);
    if (!client) return;
    client.isPortalOn = isPortalOn;
    client.version += 1;
  }

  /** The firm gives or takes a contact's access; running sessions end at their next request. */
  setAccess(hasAccess: boolean, contactId = mara.id): void {
    const contact = this.#state.contacts.get(contactId);
    if (!contact) return;
    contact.hasAccess = hasAccess;
    contact.version += 1;
  }

  /** The firm changes an invoice; whoever saw it has to look again. */
  changeInvoice(
    id: string,
    changes: Partial<Omit<InvoiceRecord, 'id' | 'version' | 'paid' | 'pending' | 'hasActive'>>,
  ): void {
    const invoice = this.#invoice(id);
    Object.assign(invoice, changes);
    invoice.version += 1;
    tell(this.#state, invoice.clientId);
  }

  /** A cheque, a transfer: money that did not come through the portal. */
  payOutside(id: string, amount: number): void {
    const invoice = this.#invoice(id);
    invoice.ledger.push({kind: 'outside_payment', amount, at: this.now, transactionId: null});
    recompute(this.#state, id);
    tell(this.#state, invoice.clientId);
  }

  /**
   * Pays what is payable on the invoices, as a contact would, to the end whatever the pace. The
   * method's bank decides; a bank debit is under way then. `isPaced`: only begins.
   */
  pay(
    invoiceIds: readonly string[],
    method: Pick<MethodRecord, 'id' | 'contactId'>,
    {isPaced = false} = {},
  ): Submission {
    const contact = this.#contact(method.contactId);
    const items = invoiceIds.map((invoiceId) => {
      const {version, payableAmount} = toInvoice(this.#state, contact, this.#invoice(invoiceId));
      if (!payableAmount) throw new Error(`${invoiceId} cannot be paid now`);
      return {invoiceId, version, ...payableAmount};
    });
    const instrument = {kind: 'saved' as const, paymentMethodId: method.id};
    const submission = submit(this.#state, contact, {items, instrument});
    catchUp(isPaced ? this.#state : {...this.#state, pace: 0});
    tell(this.#state, contact.clientId, contact.id);
    return toSubmission(submission);
  }

  /** Debits under way arrive now, or fail with a word such as `insufficient_funds` (L-11). */
  settleDebits(outcome: Outcome = 'approved'): void {
    for (const submission of this.#submissions()) {
      for (const transaction of submission.transactions) {
        if (transaction.state !== 'processing') continue;
        answer(this.#state, submission, transaction, outcome, this.now);
      }
    }
  }

  /** The bank takes back what was paid for an invoice: it is on hold until the firm says otherwise (L-17). */
  takeBack(invoiceId: string, how: 'refund' | 'dispute' = 'dispute'): void {
    const invoice = this.#invoice(invoiceId);
    const paid = (this.#state.transactions.get(invoiceId) ?? []).findLast(
      (transaction) => transaction.state === 'succeeded',
    );
    if (!paid) throw new Error(`Nothing was paid for ${invoiceId}`);
    if (how === 'refund') paid.refunded = paid.amount;
    else paid.isDisputed = true;
    const entry = {kind: how, amount: -paid.amount, at: this.now, transactionId: paid.id};
    invoice.ledger.push(entry);
    invoice.isOnHold = true;
    recompute(this.#state, invoiceId);
  }

  /** Until {@link resume}, the processor gives no answer: payments neither begin nor go on. */
  stall(): void {
    this.#state.isStalled = true;
  }

  resume(): void {
    goOn(this.#state);
  }

  /** Lets the payer answer what their bank asks about (3-D Secure). */
  answerBank(answer: Answer): void {
    answerQuestions(this.#state, answer);
  }

  /** The processor says at last what became of payments that it gave no answer for. */
  answerUnknown(outcome: Outcome = 'approved'): void {
    answerUnknown(this.#state, outcome);
  }

  /** A token that serves once, for a method that a payer entered: `instrument.confirmationToken`. */
  issueToken(method: EnteredMethod): string {
    return issueToken(this.#state, method);
  }

  /** What the payer answered to the bank: the payment goes on, or that one fails (P-11). */
  answerChallenge(clientSecret: string, outcome: 'completed' | 'failed'): void {
    answerChallenge(this.#state, clientSecret, outcome);
  }

  /** Saved methods of a contact as they see them, the default first. */
  methodsOf(contact: Pick<ContactRecord, 'id'> = mara): PaymentMethod[] {
    return listMethods(this.#state, contact).map((method) => toMethod(this.#state, method));
  }

  /** All tokens are void; the next request of each page is refused. */
  endSessions(): void {
    for (const session of this.#state.sessions.values()) session.hasEnded = true;
  }

  /** Signs in without a password, as a firm's own sign-in does. */
  signIn(contact: Pick<ContactRecord, 'id'> = mara): SessionTokens {
    return openSession(this.#state, this.#contact(contact.id));
  }

  /** For `getSession` of a provider: whoever {@link signedInAs} names, or nobody. */
  readonly getSession = async (): Promise<{accessToken: string; expiresAt: string} | null> => {
    if (!this.signedInAs) return null;
    const {accessToken, expiresAt} = this.signIn(this.signedInAs);
    return {accessToken, expiresAt};
  };

  /** Signs in one of the firm's people without a password. */
  signInStaff({id}: Pick<StaffRecord, 'id'> = ruth): StaffSessionTokens {
    const staff = this.#state.staff.get(id);
    if (!staff) throw new Error(`There is no staff ${id}`);
    return openStaffSession(this.#state, staff);
  }

  /** For `getSession` of a provider that points to the staff API. */
  readonly getStaffSession = async (): Promise<{accessToken: string; expiresAt: string}> => {
    const {accessToken, expiresAt} = this.signInStaff();
    return {accessToken, expiresAt};
  };

  addStaff(staff: Partial<StaffRecord> & Pick<StaffRecord, 'name' | 'email'>): StaffRecord {
    const record = {...ruth, id: this.#state.nextId('stf'), ...staff};
    this.#state.staff.set(record.id, record);
    return record;
  }

  /** The contacts of a client as the firm's people see them. */
  contactsOf(clientId = northgate.id): Contact[] {
    return listContacts(this.#state, clientId);
  }

  /** What the firm's people have changed, oldest first. */
  get audit(): readonly AuditEntry[] {
    return this.#state.audit;
  }

  /** Does something right before requests of a kind take effect: the next one, or the next `times`. */
  before(operation: Operation, action: () => void, times = 1): void {
    this.#beforehand.push({operation, action, times});
  }

  /** All invoices of a client in the order they were added, seen or not. */
  invoicesOf(clientId = northgate.id): InvoiceRecord[] {
    return [...this.#state.invoices.values()].filter((invoice) => invoice.clientId === clientId);
  }

  /** An invoice as a contact sees it now. */
  show(id: string, contact: Pick<ContactRecord, 'id'> = mara): Invoice {
    return toInvoice(this.#state, this.#contact(contact.id), this.#invoice(id));
  }

  showMethod(id: string): PaymentMethod {
    const method = this.#state.methods.get(id);
    if (!method) throw new Error(`There is no method ${id}`);
    return toMethod(this.#state, method);
  }

  showSession(contact: Pick<ContactRecord, 'id'> = mara): Session {
    return describeSession(this.#state, this.#contact(contact.id));
  }

  /** Every submission, oldest first. */
  showSubmissions(): Submission[] {
    catchUp(this.#state);
    return this.#submissions().map(toSubmission);
  }

  /** Answers one request. `path` is below the API's address, with its query. */
  respond(request: Request, path: string): Promise<Response> {
    return this.#respond(portalApi, request, path);
  }

  /** The same at the API of the firm's own people. */
  respondToStaff(request: Request, path: string): Promise<Response> {
    return this.#respond(staffApi, request, path);
  }

  #respond(api: ServedApi, request: Request, path: string): Promise<Response> {
    return respond(request, path, {
      api,
      state: this.#state,
      faults: this.faults,
      latency: () => this.latency,
      before: (operation) => this.#doBefore(operation),
      seen: (seen) => this.requests.push(seen),
    });
  }

  #doBefore(operation: Operation): void {
    for (const each of this.#beforehand.filter((one) => one.operation === operation)) {
      each.times -= 1;
      if (each.times <= 0) this.#beforehand.splice(this.#beforehand.indexOf(each), 1);
      each.action();
    }
  }

  #submissions(): SubmissionRecord[] {
    return [...this.#state.submissions.values()];
  }

  #invoice(id: string): InvoiceRecord {
    const invoice = this.#state.invoices.get(id);
    if (!invoice) throw new Error(`There is no invoice ${id}`);
    return invoice;
  }

  #contact(id: string): ContactRecord {
    const contact = this.#state.contacts.get(id);
    if (!contact) throw new Error(`There is no contact ${id}`);
    return contact;
  }
}

export function createTestPortal(options?: TestPortalOptions): TestPortal {
  return new TestPortal(options);
}
