import type {Arrangement, Subject} from '../../src/conformance/index.ts';
import {
  ivo,
  mara,
  projects,
  ruth,
  testPassword,
  type Outcome,
  type TestPortal,
} from '../../src/testing/index.ts';

export const apiUrl = 'https://billing.example/portal/v1/alder';
export const staffApiUrl = 'https://billing.example/staff/v1/alder';

const stranger = {email: 'hugh.fenwick@tarnvalley.example', clientId: 'cli_tarn'};

const outcomes = {
  approve: 'approved',
  insufficient_funds: 'insufficient_funds',
  lost_card: 'lost_card',
  authenticate: 'action_required',
} as const satisfies Record<string, Outcome>;

/** Invoices of every kind for a run that cannot arrange any. */
export function populate(portal: TestPortal): void {
  portal.addClient({id: stranger.clientId, name: 'Tarn Valley Housing'});
  portal.addContact({...stranger, name: 'Hugh Fenwick'});
  portal.addInvoices(
    {number: 'INV-9', dueIn: -3, total: 45_000},
    {number: 'INV-10', dueOn: null, total: 12_000, projects: [projects.library]},
    {number: 'inv-11', total: 45_000, currency: 'EUR'},
    {number: 'INV-100', total: 90_000, paid: 30_000, issuedOn: '2026-10-02'},
    {number: 'A-1', total: 18_600, currency: 'JPY', options: []},
    {number: 'A-2', total: -5_000},
    {number: 'A-3 50%_\\', total: 7_000, paid: 7_000, projects: []},
    {clientId: stranger.clientId, number: 'TVH-1'},
    {state: 'draft'},
    {isHidden: true},
  );
}

/** The portal in memory as the suite sees it. */
export function memorySubject(portal: TestPortal): Subject {
  return {
    apiUrl,
    contact: {email: mara.email, password: testPassword},
    colleague: {email: ivo.email, password: testPassword},
    stranger: {email: stranger.email, password: testPassword},
    origin: 'https://alderquay.example',
    staff: {apiUrl: staffApiUrl, email: ruth.email, password: testPassword},
    arrange: arrangementOf(portal),
  };
}

function arrangementOf(portal: TestPortal): Arrangement {
  return {
    async invoice({total = 10_000, of = 'contact', ...facts}) {
      const {options, ...rest} = facts;
      return portal.addInvoice({
        total,
        ...given(rest),
        ...(options && {options: [...options]}),
        ...(of === 'stranger' && {clientId: stranger.clientId}),
      });
    },
    async method({kind = 'card', behaviour = 'approve', status = 'active', of = 'contact'}) {
      const isExpired = status === 'expired';
      return portal.addMethod({
        kind,
        outcome: outcomes[behaviour],
        status: isExpired ? 'active' : status,
        ...(isExpired && {expMonth: 1, expYear: 2024}),
        contactId: of === 'colleague' ? ivo.id : mara.id,
      });
    },
    async work({name = 'Vera Holt', role = 'Surveyor', of = 'contact', ...hidden}) {
      const project = portal.addProject({
        name: 'Weir',
        isVisible: !hidden.isProjectHidden,
        ...(of === 'stranger' && {clientId: stranger.clientId}),
      });
      const person = portal.addPerson({
        name,
        isShown: !hidden.isPersonHidden,
        assignments: [{project, role}],
      });
      return {projectId: project.id, personId: person.id};
    },
    async client({isPortalOn = true, hasPassword = true}) {
      const {id} = portal.addClient({name: 'Osier Theatre', isPortalOn});
      const email = `${id}@osier.example`;
      const password = hasPassword ? testPassword : null;
      const contact = portal.addContact({
        name: 'Nell Abara',
        email,
        password,
        clientId: id,
        hasAccess: hasPassword,
      });
      return {id, contact: {id: contact.id, email, password: testPassword}};
    },
    wallet: async (isOn) => portal.changeFirm({takesPayments: isOn}),
    enteredMethod: async ({asksFirst = false} = {}) => ({
      confirmationToken: portal.issueToken(
        asksFirst
          ? {kind: 'card', brand: 'visa', last4: '3155', asksFirst}
          : {kind: 'card', brand: 'amex', last4: '0005'},
      ),
    }),
    answerBank: async (clientSecret, answer) =>
      portal.answerChallenge(clientSecret, answer === 'complete' ? 'completed' : 'failed'),
    paymentLink: async (invoiceId) => portal.addLink(invoiceId),
    revokeLink: async (id) => portal.revokeLink(id),
    changeInvoice: async (id, {total}) => portal.changeInvoice(id, {total, subtotal: total}),
    refuseInvoice: async (id) => portal.changeInvoice(id, {outcome: 'insufficient_funds'}),
    stallProcessor: async () => portal.stall(),
    resumeProcessor: async () => portal.resume(),
    advance: async (milliseconds) => portal.advance(milliseconds),
  };
}

/** Without what is undefined: a seed's defaults are for what is absent. */
function given<T extends object>(
  facts: T,
): {[K in keyof T]?: NonNullable<T[K]> | Extract<T[K], null>} {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as ReturnType<typeof given<T>>;
}
