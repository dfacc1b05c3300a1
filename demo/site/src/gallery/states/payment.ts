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

async function enter(person: Person): Promise<void> {
  await openAll(person);
  await person.sees('dialog.review');
  await person.press('.methods label:last-child input');
  await person.sees('.form select');
}

async function enterAndSave(person: Person): Promise<void> {
  await enter(person);
  await person.press('.entry .choice input');
}

async function enterAndPay(person: Person): Promise<void> {
  await enterAndSave(person);
  await person.press('[part~=pay]');
}

/** Types this as a part of the first invoice. */
const payPart = (amount: string) => async (person: Person) => {
  await openAll(person);
  await person.press('.part summary');
  await person.press('.part input', 1);
  await person.types('.part .input', amount);
};

const parts: TestPortalOptions = {pace: 0, firm: {allowsPartialPayments: true}};

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
    {
      id: 'none-saved',
      title: 'None saved',
      scenario: 'noMethods',
      act: openAll,
      sees: '.form select',
    },
    {id: 'new-card', title: 'A new card', scenario: 'allPaid', act: enter},
    {
      id: 'save-and-default',
      title: 'Saved, and the default',
      scenario: 'allPaid',
      act: enterAndSave,
      sees: '.entry .indented',
    },
    {
      id: 'new-bank',
      title: 'A new bank account, saved',
      scenario: 'allPaid',
      enter: (gateway) => (gateway.method = 'bank'),
      act: enterAndSave,
      sees: '.entry .indented',
    },
    {
      id: 'form-failed',
      title: 'The form cannot load',
      scenario: 'allPaid',
      enter: (gateway) => (gateway.isBlocked = true),
      async act(person) {
        await openAll(person);
        await person.press('.methods label:last-child input');
      },
      sees: '.entry .notice',
    },
    {
      id: 'incomplete',
      title: 'A form to be corrected',
      scenario: 'allPaid',
      enter: (gateway) => (gateway.isIncomplete = true),
      act: enterAndPay,
      sees: 'dialog.review .notice',
    },
    {
      id: 'part',
      title: 'A part of an invoice',
      scenario: 'allPaid',
      options: parts,
      act: payPart('1200'),
      sees: '.part .hint',
    },
    {
      id: 'part-wrong',
      title: 'A part that is too much',
      scenario: 'allPaid',
      options: parts,
      act: payPart('4820.01'),
      sees: '.part .error',
    },
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
      id: 'confirm',
      title: 'The bank asks',
      scenario: 'confirmationNeeded',
      options: atOnce,
      act: pay,
      sees: 'dialog.confirm',
    },
    {
      id: 'confirm-open',
      title: 'The bank’s window is open',
      scenario: 'confirmationNeeded',
      options: atOnce,
      async act(person) {
        await pay(person);
        await person.sees('dialog.confirm');
        await person.press('dialog.confirm .filled');
      },
      sees: '[aria-label="Test bank"]',
    },
    {
      id: 'confirm-first',
      title: 'The bank asks about a new card',
      scenario: 'allPaid',
      options: atOnce,
      enter: (gateway) => (gateway.method = 'asksFirst'),
      act: enterAndPay,
      sees: 'dialog.confirm',
    },
    {
      id: 'confirmation-failed',
      title: 'The bank could not confirm',
      scenario: 'confirmationNeeded',
      options: atOnce,
      enter: (gateway) => (gateway.answer = 'failed'),
      async act(person) {
        await pay(person);
        await person.sees('dialog.confirm');
        await person.press('dialog.confirm .filled');
      },
      sees: 'dialog.result [part~=retry]',
    },
    {
      id: 'skipped',
      title: 'The confirmation was skipped',
      scenario: 'confirmationNeeded',
      options: atOnce,
      async act(person) {
        await pay(person);
        await person.sees('dialog.confirm');
        await person.press('dialog.confirm .actions .plain');
      },
      sees: 'dialog.result [part~=retry]',
    },
    {
      id: 'to-verify',
      title: 'An account that has to be verified',
      scenario: 'allPaid',
      options: atOnce,
      enter: (gateway) => (gateway.method = 'bankToVerify'),
      act: enterAndPay,
      sees: 'dialog.result',
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
