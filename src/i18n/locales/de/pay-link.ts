import type {MessagesOf} from '../../messages/index.ts';

export const payLink: MessagesOf<'payLink'> = (f) => ({
  invoiceFrom: (firm) => `Rechnung von ${f.text(firm)}`,
  due: (date) => `Fällig am ${date}`,
  savedMethods: 'Melden Sie sich an, um eine gespeicherte Zahlungsart zu verwenden.',
  details: 'Einzelheiten anzeigen',
  total: 'Gesamt',
  paid: (amount) => ({
    title: 'Diese Rechnung ist bereits bezahlt',
    text: `${f.money(amount)} wurden bezahlt.`,
  }),
  expired: (firm) => ({
    title: 'Dieser Zahlungslink ist abgelaufen',
    text: `Bitten Sie ${f.text(firm)} um einen neuen oder melden Sie sich an.`,
  }),
  revoked: (firm) => ({
    title: 'Dieser Zahlungslink gilt nicht mehr',
    text: `${f.text(firm)} hat ihn zurückgezogen.`,
  }),
  noLink: {
    title: 'Hier ist kein Zahlungslink',
    text: 'Öffnen Sie den vollständigen Link, den Sie erhalten haben, oder melden Sie sich an.',
  },
  ended: {
    title: 'Sie wurden abgemeldet',
    text: 'Öffnen Sie den Zahlungslink erneut oder melden Sie sich an.',
  },
  loading: 'Die Rechnung wird geladen',
  loadFailed: 'Die Rechnung konnte nicht geladen werden',
  foreign: 'Dieses Konto kann diese Rechnung nicht sehen. Als Gast können Sie trotzdem zahlen.',
  asGuest: 'Als Gast zahlen',
  sent: 'Sie haben als Gast eine Zahlung gesendet. Ihr Ergebnis sehen Sie, wenn Sie als Gast fortfahren.',
  showSent: 'Als Gast fortfahren',
});
