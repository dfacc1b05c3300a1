interface Behaviours {
  title: string;
  /** What is so, by id. */
  lines: Readonly<Record<string, string>>;
}

/** What the tests of payments and payment methods prove, by the ids in their titles. */
export const behaviours: readonly Behaviours[] = [
  {
    title: 'Payments',
    lines: {
      'P-01': 'One submission of N invoices is N transactions',
      'P-02':
        'The default is preselected; another or a new one can be chosen and changes no default',
      'P-03':
        'Before Pay: how many, each amount, the total, the method, N charges on the statement',
      'P-04':
        'One failing item neither undoes nor prevents the others; each has its result in words',
      'P-05': 'A refusal of the method, two declines in a row or three in all stop the rest',
      'P-06': 'Retry sends only what failed, was not attempted or canceled, with present amounts',
      'P-07': 'A lost answer is looked up under the same key, also after a reload',
      'P-08': 'Double click, two tabs, two contacts: one charge for one balance; the loser is told',
      'P-09': 'Two invoices of one amount with one card in one second both succeed',
      'P-10': 'A changed balance: nothing is charged, old and new are shown and confirmed again',
      'P-11': '3-D Secure is asked for one invoice at a time; leaving it leaves that one unpaid',
      'P-12': 'A bank debit is processing, never paid at once, with the day it is expected',
      'P-13': 'A part can be paid where the firm allows it, within its bounds',
      'P-14': 'A new method is saved when its box is ticked, and made the default by a second one',
      'P-15': 'What cannot pay is shown with its reason, not selectable and refused by the server',
      'P-16':
        'A session that ends costs neither selection, amounts nor card, and charges nothing twice',
      'P-17': 'Every paid item has a receipt of its own',
      'P-18': 'The focus goes to the result, every outcome is announced, the button comes back',
      'P-19': 'Currencies of no decimals and of three are shown and charged to the minor unit',
      'P-20': 'Without Stripe.js saved methods pay; a new one says why it cannot, with Retry',
      'P-21':
        'Progress, stopping the rest, leaving and coming back; nothing starts after 60 minutes',
      'P-22': 'What the payer agrees to is shown where it happens, and kept',
      'P-23':
        'A receipt names firm, invoice, date, amount and method; a debit is initiated, not paid',
      'P-24': 'An account that small deposits must prove is saved and pays nothing yet',
      'P-25': 'The page can stop a payment before anything leaves it',
    },
  },
  {
    title: 'Payment methods',
    lines: {
      'M-01': 'Saved methods with a trash-can each; Add, Save and Make Default',
      'M-02': "Nobody sees, uses or changes another contact's, by any id or route",
      'M-04': 'At most one default; the first saved method becomes it, and this is said',
      'M-05': 'The default can be moved',
      'M-06': 'Deleting asks first; what is deleted cannot be charged from any tab',
      'M-07': 'Deleting the default names the new one, or none',
      'M-08': 'One with a payment in progress is not deleted, and the invoice is named',
      'M-09': 'Expired and expiring cards say so; bank accounts are verified by amounts or a code',
      'M-10': 'The same card added twice is one entry',
      'M-11': "Card data and secrets are in none of the SDK's DOM, events, logs, storage and URLs",
      'M-12': 'A failed deletion or default shows what was and the error',
    },
  },
  {
    title: 'What goes wrong',
    lines: {
      'FM-01': 'The answer to a submission is lost: key, record and burning decide',
      'FM-02': 'The tab was closed; another page, another day',
      'FM-03': "The server loses the processor's answer",
      'FM-04': 'The server is killed between any two steps',
      'FM-05': '3-D Secure failed or was left',
      'FM-06': 'Double click, two tabs, two contacts',
      'FM-07':
        'An event before the answer, twice, out of order, never, forged, old, of another firm',
      'FM-08': 'The method is deleted meanwhile',
      'FM-09': 'The invoice is changed, voided or paid elsewhere meanwhile',
      'FM-10': 'A hard decline on the first of several',
      'FM-11': 'A debit fails days later',
      'FM-12': 'Refund, dispute, late return, double success, another amount than expected',
      'FM-13': 'The session expires before or after the submission',
      'FM-15': 'Stripe.js is blocked, or of another version',
      'FM-16': '429, or a 500 that is saved under its key',
    },
  },
];
