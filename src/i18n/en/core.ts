import type {MessagesOf} from '../messages/index.ts';
import {rows} from './rows.ts';

/** English: the words of the list, the selection and the account menu. */
export const core: MessagesOf<'core'> = (f) => {
  const ofRows = rows(f);
  const selected = (count: number) => `${f.number(count)} selected`;
  const invoiceCount = (count: number) =>
    f.plural(count, {
      zero: 'No invoices',
      one: '1 invoice',
      other: `${f.number(count)} invoices`,
    });
  const cannotBePaid = (count: number, excluded: number) =>
    `${selected(count)}, ${f.number(excluded)} cannot be paid online`;

  return {
    ...ofRows,

    login: 'Login',
    signOut: 'Sign out',
    close: 'Close',
    clear: 'Clear',
    view: 'View',
    resume: 'Resume',
    cancelPayment: 'Cancel payment',
    showMore: 'Show more',
    paySelected: 'Pay Selected',
    showAllInvoices: 'Show all invoices',
    clearSearch: 'Clear search',

    account: (name) => `Account: ${f.text(name)}`,
    paymentMethods: 'Payment Methods',
    changePassword: 'Change password',

    summary: 'Summary',
    outstanding: 'Outstanding',
    pastDue: 'Past due',
    lastPayment: 'Last payment',
    invoiceCount,
    filter: 'Show',
    filters: {
      outstanding: 'Outstanding',
      past_due: 'Past due',
      processing: 'Processing',
      paid: 'Paid',
      all: 'All',
    },
    search: 'Number or project',
    searchName: 'Search invoices by number or project',
    sort: 'Sort by',
    sorts: {
      number: 'Number',
      '-number': 'Number, highest first',
      due_on: 'Due date, oldest first',
      '-due_on': 'Due date, newest first',
      issued_on: 'Issue date, oldest first',
      '-issued_on': 'Issue date, newest first',
      amount: 'Amount, lowest first',
      '-amount': 'Amount, highest first',
    },

    selectionHint: 'Select invoices to pay them together.',
    selectionReason: 'Select at least one invoice first.',
    selected,
    selectedHidden: (count, hidden) => `${selected(count)}, ${f.number(hidden)} not shown`,
    showSelected: 'Show selected',
    leftOut: (count, excluded, numbers) =>
      `${cannotBePaid(count, excluded)}: ${f.named(numbers, ofRows.andMore, 'list')}`,
    allMatchingSelected: (count) =>
      f.plural(count, {
        one: 'The one that matches is selected.',
        other: `All ${f.number(count)} that match are selected.`,
      }),
    selectAllOutstanding: (count) => `Select all ${f.number(count)} outstanding`,
    clearAll: (count) => `Clear all (${f.number(count)})`,
    partOf: (limit, part, parts) =>
      `One payment holds up to ${f.number(limit)} invoices. This is part ${f.number(part)} of ${f.number(parts)}, oldest due first; the rest stays selected.`,

    payingNotice: (count, done) =>
      `${f.plural(count, {one: 'Paying 1 invoice', other: `Paying ${f.number(count)} invoices`})}: ${f.number(done)} done`,
    toConfirm: (count) =>
      f.plural(count, {
        one: '1 payment needs confirmation',
        other: `${f.number(count)} payments need confirmation`,
      }),
    paidOfAll: (paid, count) =>
      f.plural(paid, {
        one: `1 of ${f.number(count)} invoices is paid`,
        other: `${f.number(paid)} of ${f.number(count)} invoices are paid`,
      }),
    checkingNotice: 'Checking your payment',

    nothingToPay: {title: 'Nothing to pay', text: 'You have no outstanding invoices.'},
    noInvoices: (firm) => ({
      title: 'No invoices yet',
      text: `Invoices from ${f.text(firm)} will appear here.`,
    }),
    nothingFiltered: {
      past_due: {title: 'Nothing past due', text: 'None of your invoices is past due.'},
      processing: {title: 'Nothing processing', text: 'No payment is on its way.'},
      paid: {title: 'Nothing paid yet', text: 'Paid invoices will appear here.'},
    },
    noMatch: (query) => ({
      title: `No invoice matches “${f.text(query)}”`,
      text: 'Check the number, or clear the search.',
    }),
    signedOut: (firm) => ({
      title: 'Log in to see your invoices',
      text: `Your invoices from ${f.text(firm)} are behind your login.`,
    }),
    portalOff: (firm, supportEmail) => ({
      title: 'The client portal is not available',
      text: `${f.text(firm)} has not turned it on for your company. ${
        supportEmail ? `Questions: ${f.text(supportEmail)}.` : `Ask ${f.text(firm)}.`
      }`,
    }),
    notPermitted: (firm) => ({
      title: "You can't see these invoices",
      text: `Ask ${f.text(firm)} to give you access.`,
    }),
    stale: (time) => `Could not refresh. This is from ${time}.`,
    moreFailed: 'Could not load more invoices.',

    errors: {
      setup: () => 'This part of the page is not set up yet.',
      network: () => 'You seem to be offline. Check your connection and try again.',
      timeout: () => 'This takes too long. Try again.',
      session: () => 'You have been signed out. Log in to continue.',
      permission: ({firm}) => `You don't have access to this. Ask ${f.text(firm)}.`,
      missing: () => "We can't find this. It may have been removed.",
      conflict: () => 'This has changed since you opened it. Nothing was done.',
      invalid: () => 'Check the marked fields.',
      payment: () => 'The payment did not go through.',
      throttled: ({seconds}) =>
        `Too many requests. Try again in ${f.plural(seconds, {one: '1 second', other: `${f.number(seconds)} seconds`})}.`,
      server: () => 'Something went wrong on our side. Try again.',
      contract: ({firm}) =>
        `We got an answer we can't read. Try again; if it stays, tell ${f.text(firm)}.`,
    },
    reference: (requestId) => `Reference ${f.text(requestId)}`,

    live: {
      loading: 'Loading invoices',
      more: (more, shown) => `${f.number(more)} more, ${f.number(shown)} shown`,
      selectedTotals: (count, totals) => `${selected(count)}, ${totals}`,
      cleared: 'Selection cleared',
      leftOut: cannotBePaid,
      paidAndLeft: (number) => `${f.text(number)} was paid and left your selection`,
      left: (number) => `${f.text(number)} can no longer be paid and left your selection`,
      changed: (number, from, to) =>
        `${f.text(number)} changed from ${f.money(from)} to ${f.money(to)}`,
      sorted: (sort) => `Sorted by ${sort.slice(0, 1).toLowerCase()}${sort.slice(1)}`,
      signedOut: 'You have been signed out',
    },
  };
};
