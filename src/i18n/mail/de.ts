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
  payment: {
    subject: (count, firm) =>
      f.plural(count, {
        one: `Ihre Zahlung an ${f.text(firm)}`,
        other: `Ihre ${f.number(count)} Zahlungen an ${f.text(firm)}`,
      }),
    body: (count, firm) =>
      f.plural(count, {
        one: `Hier ist die Quittung Ihrer Zahlung an ${f.text(firm)}.`,
        other: `Hier sind die Quittungen Ihrer ${f.number(count)} Zahlungen an ${f.text(firm)}, eine je Rechnung.`,
      }),
    invoice: (number) => `Rechnung ${f.text(number)}`,
    paid: (amount, date) => `Bezahlt: ${amount} am ${date}`,
    initiated: (amount, date) => `Lastschrift eingeleitet: ${amount} am ${date}`,
    expected: (date) => `Erwartet bis ${date}. Ihre Bank kann sie noch zurückgeben.`,
    method: (method) => `Zahlungsart: ${method}`,
    reference: (reference) => `Referenz: ${reference}`,
    refundPolicy: (address) => `Erstattungen: ${address}`,
    card: 'Karte',
    bankAccount: 'Bankkonto',
  },
  failed: {
    subject: (number) => `Die Lastschrift für Rechnung ${f.text(number)} wurde nicht ausgeführt`,
    body: (amount, number, method) =>
      `Ihre Bank hat die Lastschrift über ${amount} für Rechnung ${f.text(number)} von ${method} nicht ausgeführt. Die Rechnung ist wieder offen.`,
  },
  returned: {
    subject: (number) => `Die Lastschrift für Rechnung ${f.text(number)} wurde zurückgegeben`,
    body: (amount, number, method) =>
      `Ihre Bank hat die Lastschrift über ${amount} für Rechnung ${f.text(number)} von ${method} zurückgegeben. Sie müssen nichts tun, bis Sie von uns hören.`,
  },
  bankReasons: {
    insufficient_funds: 'Der Grund laut Ihrer Bank: Das Konto war nicht gedeckt.',
    account_closed: 'Der Grund laut Ihrer Bank: Das Konto ist geschlossen.',
    no_account: 'Der Grund laut Ihrer Bank: Es gibt kein Konto mit dieser Nummer.',
    debit_not_authorized: 'Der Grund laut Ihrer Bank: Diese Lastschrift ist nicht zugelassen.',
  },
  forClient: (client) => `Anmelden für ${f.text(client)}`,
  linkHint: 'Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:',
  notYou: 'Wenn Sie diese Nachricht nicht erwartet haben, müssen Sie nichts tun.',
  questions: (contact) => `Fragen: ${contact}`,
});
