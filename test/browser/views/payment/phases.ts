import {scenarios, type TestPortal, type TestPortalOptions} from '../../../../src/testing/index.ts';
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
