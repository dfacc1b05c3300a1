import type {MailTexts} from './messages.ts';

export const english: MailTexts = (f, zone) => ({
  greeting: (name) => `Hello ${f.text(name)},`,
  invite: {
    subject: (firm) => `${f.text(firm)} invites you to its client portal`,
    body: ({firm, client}) =>
      `${f.text(firm)} gives you access to the invoices of ${f.text(client)}: see them, pay them, keep your payment methods.`,
    button: 'Accept the invite',
    validUntil: (until) => `The link works until ${f.date(until, zone)}.`,
  },
  signInLink: {
    subject: (firm) => `Your sign-in link for ${f.text(firm)}`,
    body: ({firm}) => `Log in to the client portal of ${f.text(firm)} with this link.`,
    button: 'Log in',
    validFor: (minutes) =>
      `The link works once, for ${f.plural(minutes, {
        one: '1 minute',
        other: `${f.number(minutes)} minutes`,
      })}.`,
  },
  payment: {
    subject: (count, firm) =>
      f.plural(count, {
        one: `Your payment to ${f.text(firm)}`,
        other: `Your ${f.number(count)} payments to ${f.text(firm)}`,
      }),
    body: (count, firm) =>
      f.plural(count, {
        one: `Here is the receipt of your payment to ${f.text(firm)}.`,
        other: `Here are the receipts of your ${f.number(count)} payments to ${f.text(firm)}, one for each invoice.`,
      }),
    invoice: (number) => `Invoice ${f.text(number)}`,
    paid: (amount, date) => `Paid: ${amount} on ${date}`,
    initiated: (amount, date) => `Debit initiated: ${amount} on ${date}`,
    expected: (date) => `Expected by ${date}. Your bank can still return it.`,
    method: (method) => `Payment method: ${method}`,
    reference: (reference) => `Reference: ${reference}`,
    refundPolicy: (address) => `Refund policy: ${address}`,
    card: 'Card',
    bankAccount: 'Bank account',
  },
  failed: {
    subject: (number) => `The debit for invoice ${f.text(number)} did not go through`,
    body: (amount, number, method) =>
      `Your bank did not carry out the debit of ${amount} for invoice ${f.text(number)} from ${method}. The invoice is open again.`,
  },
  returned: {
    subject: (number) => `The debit for invoice ${f.text(number)} was returned`,
    body: (amount, number, method) =>
      `Your bank returned the debit of ${amount} for invoice ${f.text(number)} from ${method}. You need not do anything until you hear from us.`,
  },
  bankReasons: {
    insufficient_funds: 'The reason your bank gave: there was not enough money in the account.',
    account_closed: 'The reason your bank gave: the account is closed.',
    no_account: 'The reason your bank gave: no account has this number.',
    debit_not_authorized: 'The reason your bank gave: it does not allow this debit.',
  },
  forClient: (client) => `Log in for ${f.text(client)}`,
  linkHint: 'If the button does not work, open this address:',
  notYou: 'If you did not expect this message, you can ignore it.',
  questions: (contact) => `Questions: ${contact}`,
});
