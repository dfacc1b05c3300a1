import type {MessagesOf} from '../messages/index.ts';

/** English, the history of payments; it comes with its view. */
export const paymentHistory: MessagesOf<'paymentHistory'> = (f) => ({
  title: 'Payments',
  loading: 'Loading payments',
  loadFailed: 'We could not load your payments',
  none: {title: 'No payments yet', text: 'What is paid will appear here.'},
  signedOut: (firm) => ({
    title: 'Log in to see your payments',
    text: `Your payments to ${f.text(firm)} are behind your login.`,
  }),
  notPermitted: (firm) => ({
    title: "You can't see these payments",
    text: `Ask ${f.text(firm)} to give you access.`,
  }),

  byOther: 'Paid by someone else',
  received: (date) => `Received ${date}`,
  together: (count) => `${f.number(count)} invoices in one payment`,
  showAll: (count) => `Show all ${f.number(count)} invoices`,
  canceled: 'Canceled',

  more: (more, shown) => `${f.number(more)} more, ${f.number(shown)} shown`,
  moreFailed: 'More payments could not be loaded.',
  count: (count) => f.plural(count, {one: '1 payment', other: `${f.number(count)} payments`}),
});
