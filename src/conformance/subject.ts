/** What is to be checked: any backend of the portal contract. */
export interface Subject {
  /** With the firm's key: `https://billing.firm.example/portal/v1/alder`. */
  apiUrl: string;
  /** Somebody with access to the portal. Level 1 reads what is there and changes no money. */
  contact: Credentials;
  /** Another contact of the same client. */
  colleague?: Credentials | undefined;
  /** A contact of another client of the firm. */
  stranger?: Credentials | undefined;
  /** An origin that the firm allows, such as `https://firm.example`. */
  origin?: string | undefined;
  /** The firm's staff API. Level 1 changes nothing there. */
  staff?: StaffSubject | undefined;
  /** Default: the global one. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** What level 2 needs: data made to order, and a clock. Never against real money. */
  arrange?: Arrangement | undefined;
}

export interface Credentials {
  email: string;
  password: string;
}

/** One of the firm's people, and where they sign in. */
export interface StaffSubject extends Credentials {
  /** With the firm's key: `https://billing.firm.example/staff/v1/alder`. */
  apiUrl: string;
}

/** Facts of an invoice to be made; what is left out is as with any payable one. */
export interface InvoiceFacts {
  /** Minor units. Default: 10 000. */
  total?: number | undefined;
  /** Paid elsewhere before. */
  paid?: number | undefined;
  /** Default: USD. */
  currency?: string | undefined;
  dueOn?: string | null | undefined;
  /** Default: both. */
  options?: readonly ('card' | 'us_bank_account')[] | undefined;
  state?: 'draft' | 'sent' | 'void' | undefined;
  isHidden?: boolean | undefined;
  isOnHold?: boolean | undefined;
  /** Whose: the contact's client, or the stranger's. */
  of?: 'contact' | 'stranger' | undefined;
}

export interface MethodFacts {
  /** Default: card. */
  kind?: 'card' | 'us_bank_account' | undefined;
  /** What its bank says of every payment. Default: `approve`. */
  behaviour?: MethodBehaviour | undefined;
  status?: 'active' | 'pending_verification' | 'expired' | undefined;
  /** Default: the contact. */
  of?: 'contact' | 'colleague' | undefined;
}

/** Somebody of the firm on a project of their own; what is left out is as with anybody shown. */
export interface WorkFacts {
  name?: string | undefined;
  role?: string | null | undefined;
  /** Contacts may not see the project. */
  isProjectHidden?: boolean | undefined;
  /** The firm does not show this person. */
  isPersonHidden?: boolean | undefined;
  /** Whose project: the contact's client's, or the stranger's. */
  of?: 'contact' | 'stranger' | undefined;
}

export interface ClientFacts {
  /** Default: true. */
  isPortalOn?: boolean | undefined;
  /** Its contact has one and can sign in; else nobody has sent them anything yet. Default: true. */
  hasPassword?: boolean | undefined;
}

/** A client's only contact, who has access where the portal is on. */
export interface MadeClient {
  id: string;
  contact: Credentials & {id: string};
}

export interface EnteredFacts {
  /** For what the form was opened. Default: `keep`, as for saving or for several invoices. */
  use?: 'once' | 'keep' | undefined;
  /** A Visa in place of the American Express, whose bank asks before it is set up. Default: false. */
  asksFirst?: boolean | undefined;
}

/** `authenticate` asks the payer; a bank account's refusal comes days after the debit was sent. */
export type MethodBehaviour = 'approve' | 'insufficient_funds' | 'lost_card' | 'authenticate';

/** Each is optional: checks that need what is missing are reported as not run. */
export interface Arrangement {
  invoice?(facts: InvoiceFacts): Promise<{id: string}>;
  method?(facts: MethodFacts): Promise<{id: string}>;
  /** A project and a person who works on it. */
  work?(facts: WorkFacts): Promise<{projectId: string; personId: string}>;
  /** Another client of the firm. */
  client?(facts: ClientFacts): Promise<MadeClient>;
  /** Whether the firm takes payments online. */
  wallet?(isOn: boolean): Promise<void>;
  /** The contact types an American Express into the processor's form; its one-time token. */
  enteredMethod?(facts?: EnteredFacts): Promise<{confirmationToken: string}>;
  /** What the contact answers to the question of their bank that this secret opens. */
  answerBank?(clientSecret: string, answer: 'complete' | 'fail'): Promise<void>;
  /** The firm makes a payment link to an invoice; the secret that its address carries. */
  paymentLink?(invoiceId: string): Promise<{id: string; token: string}>;
  /** The firm withdraws a payment link. */
  revokeLink?(id: string): Promise<void>;
  /** The firm changes what an invoice is about; its version goes up. */
  changeInvoice?(id: string, change: {total: number}): Promise<void>;
  /** Whatever the method: payments of this invoice are refused for want of funds. */
  refuseInvoice?(id: string): Promise<void>;
  /** Until resumed, the processor gives no answer. */
  stallProcessor?(): Promise<void>;
  /** Payments go on. Resolves when what was stored before has gone as far as it goes. */
  resumeProcessor?(): Promise<void>;
  /** Time moves on for the backend and its processor; debits that are due arrive. Milliseconds. */
  advance?(milliseconds: number): Promise<void>;
}

/** What a check needs beyond an address and one contact. */
export type Need = 'origin' | 'colleague' | 'stranger' | 'staff' | keyof Arrangement;

export function missingNeeds(subject: Subject, needs: readonly Need[]): Need[] {
  const {arrange = {}} = subject;
  return needs.filter((need) => {
    const given: unknown =
      need === 'origin' || need === 'colleague' || need === 'stranger' || need === 'staff'
        ? subject[need]
        : arrange[need];
    return given === undefined;
  });
}
