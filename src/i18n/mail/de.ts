import type {MailTexts} from './messages.ts';

export const german: MailTexts = (f, zone) => ({
  greeting: (name) => `Guten Tag ${f.text(name)},`,
  invite: {
    subject: (firm) => `${f.text(firm)} lädt Sie in das Kundenportal ein`,
    body: ({firm, client}) =>
      `${f.text(firm)} gibt Ihnen Zugang zu den Rechnungen von ${f.text(client)}: ansehen, bezahlen, Zahlungsarten verwalten.`,
    button: 'Einladung annehmen',
    validUntil: (until) => `Der Link gilt bis ${f.date(until, zone)}.`,
  },
  signInLink: {
    subject: (firm) => `Ihr Anmeldelink für ${f.text(firm)}`,
    body: ({firm}) => `Melden Sie sich mit diesem Link im Kundenportal von ${f.text(firm)} an.`,
    button: 'Anmelden',
    validFor: (minutes) =>
      `Der Link gilt einmal, ${f.plural(minutes, {
        one: '1 Minute',
        other: `${f.number(minutes)} Minuten`,
      })} lang.`,
  },
  forClient: (client) => `Anmelden für ${f.text(client)}`,
  linkHint: 'Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:',
  notYou: 'Wenn Sie diese Nachricht nicht erwartet haben, müssen Sie nichts tun.',
  questions: (contact) => `Fragen: ${contact}`,
});
