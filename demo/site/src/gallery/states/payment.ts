import type {TestPortal, TestPortalOptions} from 'client-portal-elements/testing';
import type {Person} from '../person.ts';
import type {GalleryElement, GalleryState} from './state.ts';

/** Banks answer at once, unless waiting is what a state shows. */
const atOnce: TestPortalOptions = {pace: 0};

async function openAll(person: Person): Promise<void> {
  await person.press('#all');
  await person.press('.bar.raised [part~=pay-selected]');
}

async function pay(person: Person): Promise<void> {
  await openAll(person);
  await person.sees('dialog.review');
  await person.press('[part~=pay]');
}

async function retry(person: Person): Promise<void> {
  await pay(person);
  await person.sees('dialog.result');
  await person.press('[part~=retry]');
}

/** The rest of a state that ends in a result. */
const result = {options: atOnce, act: pay, sees: 'dialog.result'} satisfies Partial<GalleryState>;

const hang =
  (operation: 'checkPayable' | 'listMethods' | 'createPayment') => (portal: TestPortal) =>
    portal.faults.always(operation, 'hang');

export const payment: GalleryElement = {
  id: 'payment',
  title: 'Payment dialog',
  markup: [['portal-invoice-list']],
  sees: 'dialog.review',
  states: [
    {
      id: 'loading',
      title: 'Loading',
      scenario: 'allPaid',
      arrange: hang('checkPayable'),
      act: openAll,
      sees: 'dialog.loading',
    },
    {
      id: 'failed',
      title: 'Failed to load',
      scenario: 'allPaid',
      arrange: (portal) => portal.faults.always('checkPayable', 'error'),
      act: openAll,
      sees: 'dialog.failed',
    },
    {
      id: 'one',
      title: 'One invoice',
      scenario: 'oneInvoice',
      act: (person) => person.press('[part~=pay-now]'),
    },
    {id: 'three', title: 'Three invoices', scenario: 'allPaid', act: openAll},
    {id: 'fifty', title: 'Fifty invoices', scenario: 'fiftyAtOnce', act: openAll},
    {
      id: 'part-of',
      title: 'More than one payment holds',
      scenario: 'limitReached',
      act: openAll,
    },
    {id: 'partly-paid', title: 'Partly paid', scenario: 'partlyPaid', act: openAll},
    {id: 'no-default', title: 'No default', scenario: 'noDefaultMethod', act: openAll},
    {id: 'none-saved', title: 'None saved', scenario: 'noMethods', act: openAll},
    {
      id: 'not-accepted',
      title: 'Default not accepted',
      scenario: 'defaultNotAccepted',
      act: openAll,
    },
    {
      id: 'unusable',
      title: 'Methods that cannot be used',
      scenario: 'unusableMethods',
      act: openAll,
    },
    {id: 'bank', title: 'With a bank account', scenario: 'debitsOnly', act: openAll},
    {
      id: 'two-currencies',
      title: 'Several currencies',
      scenario: 'fourCurrencies',
      act: openAll,
      sees: 'dialog.currency',
    },
    {
      id: 'no-common-method',
      title: 'No common method',
      scenario: 'noCommonMethod',
      act: openAll,
      sees: 'dialog.no_common_method',
    },
    {
      id: 'changed',
      title: 'Amounts changed',
      scenario: 'amountsChanged',
      act: pay,
      sees: 'dialog.changed',
    },
    {
      id: 'taken',
      title: 'Taken elsewhere',
      scenario: 'takenElsewhere',
      act: pay,
      sees: 'dialog.taken',
    },
    {
      id: 'refused',
      title: 'Payments are down',
      scenario: 'processorDown',
      act: pay,
      sees: 'dialog.review .notice',
    },
    {
      id: 'sending',
      title: 'Sending',
      scenario: 'allPaid',
      arrange: hang('createPayment'),
      act: pay,
      sees: 'dialog.sending',
    },
    {id: 'working', title: 'Working', scenario: 'stuckWorking', act: pay, sees: 'dialog.working'},
    {
      id: 'checking',
      title: 'Checking',
      scenario: 'lostAnswer',
      arrange: (portal) => portal.faults.always('getPaymentByKey', 'hang'),
      act: pay,
      sees: 'dialog.checking',
    },
    {
      id: 'signed-out',
      title: 'Signed out',
      scenario: 'sessionEndsAtPay',
      hasOwnSignIn: true,
      act: pay,
      sees: '#password',
    },
    {id: 'all-paid', title: 'All paid', scenario: 'allPaid', ...result},
    {
      id: 'mixed',
      title: 'Mixed',
      scenario: 'mixedResult',
      ...result,
      sees: 'dialog.result [part~=retry]',
    },
    {
      id: 'none-paid',
      title: 'None paid',
      scenario: 'nonePaid',
      ...result,
      sees: 'dialog.result [part~=retry]',
    },
    {id: 'processing', title: 'Processing', scenario: 'debitsOnly', ...result},
    {
      id: 'stopped',
      title: 'Stopped by a refused card',
      scenario: 'cardRefusedForGood',
      ...result,
      sees: 'dialog.result fieldset.methods',
    },
    {
      id: 'confirmation-needed',
      title: 'The bank asked for a confirmation',
      scenario: 'confirmationNeeded',
      ...result,
      sees: 'dialog.result fieldset.methods',
    },
    {
      id: 'unknown',
      title: 'The bank does not answer',
      scenario: 'outcomeUnknown',
      options: atOnce,
      act: pay,
      sees: 'dialog.working',
    },
    {
      id: 'retry',
      title: 'Retry, which succeeds',
      scenario: 'mixedResult',
      options: atOnce,
      async act(person) {
        await retry(person);
        await person.seesNone('[part~=retry]');
      },
      sees: 'dialog.result',
    },
    {
      id: 'retrying',
      title: 'Retrying',
      scenario: 'mixedResult',
      options: atOnce,
      arrange: (portal) => portal.faults.always('retryPayment', 'hang'),
      act: retry,
      sees: 'dialog.sending',
    },
  ],
};
