import type {MessagesOf} from '../messages/index.ts';

/** English, the payment methods; it comes with their view. */
export const methods: MessagesOf<'methods'> = (f) => {
  const usd = (amount: number) => f.money({amount, currency: 'USD'});
  const again = 'Delete this account and add it again.';
  return {
    add: 'Add Payment Method',
    save: 'Save Payment',
    saved: (method) => `${method} was saved.`,
    alreadySaved: (method) => `${method} is already saved.`,
    onlyYou: 'Only you can see and use these.',
    none: {
      title: 'No saved payment methods',
      text: 'Add a card or bank account to pay faster next time.',
    },
    signedOut: (firm) => ({
      title: 'Log in to see your payment methods',
      text: `What you save at ${f.text(firm)} is behind your login.`,
    }),
    loading: 'Loading payment methods',
    loadFailed: 'We could not load your payment methods',
    back: 'Back',

    arriveBy: (date) => `Small deposits arrive by ${date}`,
    accountClosed: 'The account is closed.',
    badges: {
      expired: 'Expired',
      pending: 'Not verified',
      verification_failed: 'Verification failed',
      unusable: "Can't be used",
      removing: 'Deleting',
    },
    makeDefault: 'Make default',
    makeDefaultName: (method) => `Make default, ${method}`,
    deleteName: (method) => `Delete ${method}`,
    verify: 'Verify',
    verifyName: (method) => `Verify ${method}`,

    isDefault: (method) => `${method} is now your default.`,
    defaultFailed: (method) => `Could not make ${method} your default.`,

    deleteTitle: (method) => `Delete ${method}?`,
    deleteText: "You can't pay with it afterwards. Payments already made stay as they are.",
    deleteDefault: 'If you have another usable method, the newest becomes your default.',
    keep: 'Keep it',
    delete: 'Delete',
    deleted: (method) => `${method} was deleted.`,
    noDefault: 'You have no default now.',
    inUse: (method, number) =>
      `${method} can't be deleted yet: the payment for ${f.text(number)} is still in progress.`,
    deleteFailed: (method) => `Could not delete ${method}. It is still here.`,
    gone: (method) => `${method} was deleted, in another window.`,

    verifyTitle: (method) => `Verify ${method}`,
    verifyAccount: 'Verify account',
    deposits: {
      amounts: (date) => `Two small deposits arrive by ${date}. Enter both amounts.`,
      code: (date) =>
        `One small deposit arrives by ${date}. Enter the code in its description; it starts with SM.`,
    },
    firstAmount: 'First amount',
    secondAmount: 'Second amount',
    amountHint: `Like ${usd(12)}`,
    code: 'Code',
    enterAmount: `Enter an amount from ${usd(1)} to ${usd(99)}.`,
    enterCode: 'Enter the six characters that start with SM.',
    mismatch: (triesLeft) =>
      `That does not match. ${f.plural(triesLeft, {one: '1 try left', other: `${f.number(triesLeft)} tries left`})}.`,
    closed: {
      tries: `Too many tries. ${again}`,
      time: `The time to verify has passed. ${again}`,
      failed: `This account can't be verified. ${again}`,
    },
    verified: (method) => `${method} is verified and can pay now.`,
  };
};
