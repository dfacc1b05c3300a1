import type {MessagesOf} from '../messages/index.ts';

/** English, for new methods, parts and the bank's questions; it comes with the payment view. */
export const newMethod: MessagesOf<'newMethod'> = (f) => ({
  another: 'Another payment method',
  kinds: 'Card or bank account',
  thisOne: {card: 'this card', us_bank_account: 'this bank account'},
  save: 'Save this payment method',
  makeDefault: 'Make Default Payment',
  firstIsDefault: 'This will be your default.',
  loading: 'Loading the form',
  blocked:
    'The card form could not load. A blocker or your network may be stopping it. Saved methods still work.',
  blockedAlone: 'The card form could not load. A blocker or your network may be stopping it.',
  consent: {
    saveCard: (firm) =>
      `${f.text(firm)} keeps this card for payments you start here. It is charged only when you press Pay, and you can delete it any time.`,
    saveBank: (firm, contact) =>
      `You allow ${f.text(firm)} to debit this bank account each time you choose it and press Pay, until you delete it or write to ${f.text(contact)}.`,
    kept: (count) =>
      `It is kept only until these ${f.number(count)} payments are final, then removed.`,
  },

  part: {
    open: 'Pay a different amount',
    name: (number) => `Pay a different amount, invoice ${f.text(number)}`,
    dueNow: (amount) => `Due now ${f.money(amount)}`,
    other: 'Other amount',
    range: (min, max) => `From ${f.money(min)} to ${f.money(max)}`,
    tooLittle: (min) => `Enter at least ${f.money(min)}.`,
    tooMuch: (max) => `Enter no more than ${f.money(max)}.`,
    unreadable: (currency, sample) =>
      `Enter an amount in ${currency}, for example ${f.money(sample)}.`,
    correctFirst: 'Correct the amounts first.',
  },

  confirm: {
    title: 'Confirm with your bank',
    payment: (amount, number) =>
      `Your bank asks you to confirm ${f.money(amount)} for ${f.text(number)}.`,
    setUp: 'Your bank asks you to confirm this card.',
    open: 'Your bank is asking in a window of its own.',
    others: 'What is paid stays paid; what comes next waits for your answer.',
    now: 'Confirm now',
    skip: 'Skip this invoice',
    skipped: (number) => `You skipped the confirmation. ${f.text(number)} is not paid.`,
  },

  toVerify:
    'This account must be verified first. Nothing was charged. Save it under Payment Methods and verify it, or use another method.',
  refused: 'This method was refused. Check what you entered, or use another method.',
});
