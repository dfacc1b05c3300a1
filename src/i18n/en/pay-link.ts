import type {MessagesOf} from '../messages/index.ts';

/** English, the page behind a payment link; it comes with its view. */
export const payLink: MessagesOf<'payLink'> = (f) => ({
  invoiceFrom: (firm) => `Invoice from ${f.text(firm)}`,
  due: (date) => `Due ${date}`,
  savedMethods: 'Log in to use a saved payment method.',
  details: 'Show details',
  total: 'Total',
  paid: (amount) => ({title: 'This invoice is already paid', text: `${f.money(amount)} was paid.`}),
  expired: (firm) => ({
    title: 'This payment link has expired',
    text: `Ask ${f.text(firm)} for a new one, or log in.`,
  }),
  revoked: (firm) => ({
    title: 'This payment link no longer works',
    text: `${f.text(firm)} has withdrawn it.`,
  }),
  noLink: {
    title: 'There is no payment link here',
    text: 'Open the whole link that you were sent, or log in.',
  },
  ended: {title: 'You have been signed out', text: 'Open the payment link again, or log in.'},
  loading: 'Loading the invoice',
  loadFailed: 'We could not load the invoice',
  foreign: 'This account can’t see this invoice. You can still pay as a guest.',
  asGuest: 'Pay as a guest',
  sent: 'You sent a payment as a guest. Go on as a guest to see its result.',
  showSent: 'Go on as a guest',
});
