import type {MessagesOf} from '../../messages/index.ts';

export const paymentHistory: MessagesOf<'paymentHistory'> = (f) => ({
  title: 'Zahlungen',
  loading: 'Zahlungen werden geladen',
  loadFailed: 'Ihre Zahlungen konnten nicht geladen werden',
  none: {title: 'Noch keine Zahlungen', text: 'Was bezahlt wird, erscheint hier.'},
  signedOut: (firm) => ({
    title: 'Melden Sie sich an, um Ihre Zahlungen zu sehen',
    text: `Ihre Zahlungen an ${f.text(firm)} sehen Sie nach der Anmeldung.`,
  }),
  notPermitted: (firm) => ({
    title: 'Sie können diese Zahlungen nicht sehen',
    text: `Bitten Sie ${f.text(firm)} um Zugang.`,
  }),

  byOther: 'Von jemand anderem bezahlt',
  received: (date) => `Eingegangen am ${date}`,
  together: (count) => `${f.number(count)} Rechnungen in einer Zahlung`,
  showAll: (count) => `Alle ${f.number(count)} Rechnungen anzeigen`,
  canceled: 'Abgebrochen',

  more: (more, shown) => `${f.number(more)} weitere, ${f.number(shown)} angezeigt`,
  moreFailed: 'Weitere Zahlungen konnten nicht geladen werden.',
  count: (count) => f.plural(count, {one: '1 Zahlung', other: `${f.number(count)} Zahlungen`}),
});
