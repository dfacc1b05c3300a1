import {
  createTestGateway,
  scenarios,
  type TestPortal,
  type TestPortalOptions,
} from '../../../../src/testing/index.ts';
import {openPayment, pay, type Paying} from './dialog.ts';

const atOnce: TestPortalOptions = {pace: 0};
const slowly: TestPortalOptions = {clock: 'still', pace: 1000};

function hanging(portal: TestPortal, operation: 'checkPayable' | 'createPayment'): TestPortal {
  portal.faults.always(operation, 'hang');
  return portal;
}

function failing(portal: TestPortal): TestPortal {
  portal.faults.always('checkPayable', 'error');
  return portal;
}

function lost(): TestPortal {
  const portal = scenarios.lostAnswer(atOnce);
  portal.faults.always('getPaymentByKey', 'hang');
  return portal;
}

async function withRetry(portal: TestPortal, locale?: string): Promise<Paying> {
  const paying = await pay(portal, {...(locale && {locale})});
  await paying.dialog.until(() => paying.dialog.root.querySelector('[part=retry]') !== null);
  return paying;
}

async function withNew(portal: TestPortal, isBlocked = false): Promise<Paying> {
  const gateway = createTestGateway(portal);
  gateway.isBlocked = isBlocked;
  const paying = await openPayment(portal, {gateway});
  paying.dialog.choose('Another payment method');
  await paying.dialog.until(() =>
    isBlocked
      ? paying.dialog.text.includes('could not load')
      : paying.gateway.form !== undefined &&
        paying.dialog.reasonOf(/^Pay \$/).startsWith('By paying'),
  );
  return paying;
}

/** Every look of the dialog, by what is the case. */
export const phases: Readonly<Record<string, () => Promise<Paying>>> = {
  loading: () => openPayment(hanging(scenarios.allPaid(), 'checkPayable'), {phase: 'loading'}),
  failed: () => openPayment(failing(scenarios.allPaid()), {phase: 'failed'}),
  review: () => openPayment(scenarios.allPaid()),
  'review of fifty': () => openPayment(scenarios.fiftyAtOnce()),
  'review of a part': () => openPayment(scenarios.limitReached()),
  'review by bank account': () => openPayment(scenarios.debitsOnly()),
  'review with hostile text': () => openPayment(scenarios.hostileText()),
  'nothing saved': () => openPayment(scenarios.noMethods()),
  'unusable methods': () => openPayment(scenarios.unusableMethods()),
  'default not accepted': () => openPayment(scenarios.defaultNotAccepted()),
  currency: () => openPayment(scenarios.fourCurrencies(), {phase: 'currency'}),
  'no common method': () => openPayment(scenarios.noCommonMethod(), {phase: 'no_common_method'}),
  changed: () => pay(scenarios.amountsChanged(atOnce), {phase: 'changed'}),
  taken: () => pay(scenarios.takenElsewhere(atOnce), {phase: 'taken'}),
  sending: () => pay(hanging(scenarios.allPaid(), 'createPayment'), {phase: 'sending'}),
  working: () => pay(scenarios.allPaid(slowly), {phase: 'working'}),
  checking: () => pay(lost(), {phase: 'checking'}),
  'signed out': () => pay(scenarios.sessionEndsAtPay(atOnce), {phase: 'signed_out'}),
  'all paid': () => pay(scenarios.allPaid(atOnce)),
  'mixed result': () => withRetry(scenarios.mixedResult(atOnce)),
  'none paid': () => withRetry(scenarios.cardRefusedForGood(atOnce)),
  processing: () => pay(scenarios.debitsOnly(atOnce)),
};

/** The same, of new methods, parts and the bank's questions. */
export const newMethodPhases: typeof phases = {
  'a new method': () => withNew(scenarios.allPaid()),
  'a new method to be saved': async () => {
    const paying = await withNew(scenarios.allPaid());
    paying.dialog.box('Save this payment method').click();
    await paying.dialog.until(() => paying.dialog.text.includes('Make Default Payment'));
    return paying;
  },
  'a form that cannot load': () => withNew(scenarios.allPaid(), true),
  'parts of invoices': async () => {
    const portal = scenarios.allPaid({firm: {allowsPartialPayments: true}});
    const paying = await openPayment(portal);
    return paying;
  },
  'the bank asks': () => pay(scenarios.confirmationNeeded(atOnce), {phase: 'confirm'}),
  'the bank asks about a new card': async () => {
    const paying = await withNew(scenarios.allPaid(atOnce));
    paying.gateway.form?.enter('asksFirst');
    paying.dialog.press(/^Pay \$/);
    await paying.dialog.until('confirm');
    return paying;
  },
};
