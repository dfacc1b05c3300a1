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
  forClient: (client) => `Log in for ${f.text(client)}`,
  linkHint: 'If the button does not work, open this address:',
  notYou: 'If you did not expect this message, you can ignore it.',
  questions: (contact) => `Questions: ${contact}`,
});
