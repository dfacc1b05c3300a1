import {ivo, mara} from '../cast.ts';
import type {Fault} from '../faults.ts';
import type {TestPortal, TestPortalOptions} from '../portal.ts';
import {listScenarios} from './lists.ts';

/** What can be wrong with the way to the portal, with the person, or with the answers. */

function always(options: TestPortalOptions | undefined, fault: Fault): TestPortal {
  const portal = listScenarios.severalInvoices(options);
  for (const path of ['/invoices', '/invoices/summary', '/invoices/payable'] as const) {
    portal.faults.always(path, fault);
  }
  return portal;
}

export const answerScenarios = {
  loading: (options?: TestPortalOptions) => always(options, 'hang'),
  slow: (options?: TestPortalOptions) => listScenarios.severalInvoices({latency: 2500, ...options}),
  failing: (options?: TestPortalOptions) => always(options, 'error'),
  offline(options?: TestPortalOptions): TestPortal {
    const portal = listScenarios.severalInvoices(options);
    portal.faults.always('*', 'drop-before');
    return portal;
  },
  stale(options?: TestPortalOptions): TestPortal {
    const portal = listScenarios.severalInvoices(options);
    portal.before('listInvoices', () => portal.faults.always('listInvoices', 'error'));
    return portal;
  },
  processorDown(options?: TestPortalOptions): TestPortal {
    const portal = listScenarios.severalInvoices(options);
    portal.faults.always('createPayment', {problem: 'processor_unavailable', retryAfter: 30});
    return portal;
  },

  missingField: (options?: TestPortalOptions) => always(options, 'missing-field'),
  wrongType: (options?: TestPortalOptions) => always(options, 'wrong-type'),
  htmlPage: (options?: TestPortalOptions) => always(options, 'html'),
  badGateway: (options?: TestPortalOptions) => always(options, 'bad-gateway'),
  truncatedJson: (options?: TestPortalOptions) => always(options, 'truncated'),
  noContent: (options?: TestPortalOptions) => always(options, 'empty'),
  newerServer(options?: TestPortalOptions): TestPortal {
    const portal = listScenarios.severalInvoices(options);
    portal.faults.always('listInvoices', {transform: (body) => newerPage(body)});
    portal.faults.always('listMethods', {transform: (body) => newerMethods(body)});
    return portal;
  },

  signedOut: (options?: TestPortalOptions) =>
    listScenarios.severalInvoices({signedInAs: null, ...options}),
  signInThrottled(options?: TestPortalOptions): TestPortal {
    const portal = answerScenarios.signedOut(options);
    portal.faults.always('createSession', {problem: 'rate_limited', retryAfter: 8});
    return portal;
  },
  severalClients(options?: TestPortalOptions): TestPortal {
    const portal = answerScenarios.signedOut(options);
    const tarn = portal.addClient({name: 'Tarn Valley Housing'});
    portal.addContact({...mara, id: 'con_mara_tarn', clientId: tarn.id});
    portal.addInvoice({clientId: tarn.id, number: 'TVH-204', total: 73_000});
    return portal;
  },
  expiredSession(options?: TestPortalOptions): TestPortal {
    const portal = listScenarios.severalInvoices(options);
    portal.before('listInvoices', () => portal.endSessions(), Infinity);
    return portal;
  },
  accessTaken(options?: TestPortalOptions): TestPortal {
    const portal = listScenarios.severalInvoices(options);
    portal.before('listInvoices', () => portal.setAccess(false));
    return portal;
  },
  portalOff(options?: TestPortalOptions): TestPortal {
    const portal = listScenarios.severalInvoices(options);
    portal.turnPortal(false);
    return portal;
  },
  notPermitted: (options?: TestPortalOptions) => always(options, {problem: 'forbidden'}),
  colleagueSignedIn: (options?: TestPortalOptions) =>
    listScenarios.severalInvoices({signedInAs: ivo, ...options}),
} satisfies Record<string, (options?: TestPortalOptions) => TestPortal>;

interface Items {
  items: Record<string, unknown>[];
}

/** Statuses, reasons and options that this version does not know. */
function newerPage(body: unknown): unknown {
  const {items, ...page} = body as Items;
  const [first, second, ...rest] = items;
  const notPayable = {payableAmount: null, notPayableReason: 'under_review'};
  return {
    ...page,
    items: [
      {...first, status: 'in_review', ...notPayable, paymentOptions: ['card', 'carrier_pigeon']},
      {...second, lastPayment: {...newerPayment, amount: second?.['due']}},
      ...rest,
    ],
  };
}

const newerPayment = {
  state: 'half_settled',
  submittedAt: '2026-11-01T10:00:00Z',
  byMe: true,
  kind: 'carrier_pigeon',
  method: {kind: 'carrier_pigeon', last4: '0007'},
};

function newerMethods(body: unknown): unknown {
  const {items} = body as Items;
  const [first] = items;
  const pigeon = {...first, id: 'pmt_newer', kind: 'carrier_pigeon', status: 'resting'};
  return {items: [...items, {...pigeon, isDefault: false}]};
}
