import {ivo} from '../cast.ts';
import {createTestPortal, type TestPortal, type TestPortalOptions} from '../portal.ts';
import type {InvoiceSeed, MethodSeed} from '../seeds.ts';
import type {Outcome} from '../state.ts';
import {addUsualMethods, manySeeds} from './lists.ts';

/** What becomes of a payment. Transactions take their time, so that progress can be seen. */

const paced = (options?: TestPortalOptions): TestPortalOptions => ({pace: 900, ...options});

/** Oldest due first, as they are paid. */
const threeSeeds: InvoiceSeed[] = [
  {total: 482_000, dueIn: -6},
  {total: 129_900, dueIn: 4},
  {total: 96_050, dueIn: 21},
];

function paying(
  options: TestPortalOptions | undefined,
  outcome: Outcome | readonly Outcome[],
  seeds: readonly InvoiceSeed[] = threeSeeds,
): TestPortal {
  const portal = createTestPortal(paced(options));
  portal.addMethod({outcome});
  portal.addMethod({brand: 'mastercard', last4: '4444'});
  portal.addMethod({kind: 'us_bank_account'});
  portal.addInvoices(...seeds);
  return portal;
}

function withMethods(
  options: TestPortalOptions | undefined,
  ...methods: readonly MethodSeed[]
): TestPortal {
  const portal = createTestPortal(paced(options));
  for (const method of methods) portal.addMethod(method);
  portal.addInvoices(...threeSeeds);
  return portal;
}

const firstOf = (portal: TestPortal) => portal.invoicesOf()[0]?.id ?? '';

export const paymentScenarios = {
  allPaid: (options?: TestPortalOptions) => paying(options, 'approved'),
  fiftyAtOnce: (options?: TestPortalOptions) =>
    paying({pace: 300, ...options}, 'approved', manySeeds(50)),
  mixedResult: (options?: TestPortalOptions) =>
    paying(options, ['approved', 'insufficient_funds', 'approved']),
  insufficientOnOne: (options?: TestPortalOptions) => {
    const [first = {}, ...rest] = threeSeeds;
    return paying(options, 'approved', [{...first, outcome: 'insufficient_funds'}, ...rest]);
  },
  nonePaid: (options?: TestPortalOptions) => paying(options, 'generic_decline'),
  cardRefusedForGood: (options?: TestPortalOptions) => paying(options, 'lost_card'),
  expiredAtTheBank: (options?: TestPortalOptions) => paying(options, 'expired_card'),
  confirmationNeeded: (options?: TestPortalOptions) =>
    paying(options, ['approved', 'action_required', 'approved']),
  outcomeUnknown: (options?: TestPortalOptions) => paying(options, 'unanswered'),
  stuckWorking(options?: TestPortalOptions): TestPortal {
    const portal = paying(options, 'approved');
    portal.stall();
    return portal;
  },
  debitsOnly(options?: TestPortalOptions): TestPortal {
    const portal = createTestPortal(paced(options));
    portal.addMethod({kind: 'us_bank_account'});
    portal.addInvoices(...threeSeeds);
    return portal;
  },

  lostAnswer(options?: TestPortalOptions): TestPortal {
    const portal = paying(options, 'approved');
    portal.faults.next('createPayment', 'drop-after');
    return portal;
  },
  lostRequest(options?: TestPortalOptions): TestPortal {
    const portal = paying(options, 'approved');
    portal.faults.next('createPayment', 'drop-before');
    return portal;
  },
  amountsChanged(options?: TestPortalOptions): TestPortal {
    const portal = paying(options, 'approved');
    portal.before('createPayment', () =>
      portal.changeInvoice(firstOf(portal), {total: 517_500, subtotal: 517_500}),
    );
    return portal;
  },
  takenElsewhere(options?: TestPortalOptions): TestPortal {
    const portal = paying(options, 'approved');
    const method = portal.addMethod({contactId: ivo.id, last4: '0005'});
    portal.before('createPayment', () => {
      portal.stall();
      portal.pay([firstOf(portal)], method);
    });
    return portal;
  },
  paidMeanwhile(options?: TestPortalOptions): TestPortal {
    const portal = paying(options, 'approved');
    portal.before('createPayment', () =>
      portal.payOutside(firstOf(portal), portal.show(firstOf(portal)).due.amount),
    );
    return portal;
  },
  sessionEndsAtPay(options?: TestPortalOptions): TestPortal {
    const portal = paying(options, 'approved');
    portal.before('createPayment', () => portal.endSessions());
    return portal;
  },

  noMethods: (options?: TestPortalOptions) => withMethods(options),
  noDefaultMethod: (options?: TestPortalOptions) =>
    withMethods(
      options,
      {isDefault: false},
      {isDefault: false, brand: 'mastercard', last4: '4444'},
    ),
  unusableMethods: (options?: TestPortalOptions) =>
    withMethods(
      options,
      {expMonth: 3, expYear: 2024},
      {kind: 'us_bank_account', status: 'pending_verification'},
      {kind: 'us_bank_account', status: 'unusable', unusableReason: 'account_closed'},
      {brand: 'amex', last4: '0005'},
    ),
  defaultNotAccepted(options?: TestPortalOptions): TestPortal {
    const portal = createTestPortal(paced(options));
    portal.addMethod({kind: 'us_bank_account'});
    portal.addMethod();
    portal.addInvoices(...threeSeeds.map((seed) => ({...seed, options: ['card' as const]})));
    return portal;
  },
  noCommonMethod(options?: TestPortalOptions): TestPortal {
    const portal = createTestPortal(paced(options));
    addUsualMethods(portal);
    portal.addInvoices(
      {options: ['card'], total: 98_000},
      {options: ['us_bank_account'], total: 1_450_000},
    );
    return portal;
  },
} satisfies Record<string, (options?: TestPortalOptions) => TestPortal>;
