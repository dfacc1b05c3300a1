import type {LocaleMessages, MessagesOf} from '../messages/index.ts';

/** German, in the formal address of business letters. */
const core: MessagesOf<'core'> = (f) => {
  const andMore = (shown: string, more: number) => `${shown} und ${f.number(more)} weitere`;
  const selected = (count: number) => `${f.number(count)} ausgewählt`;
  const cannotBePaid = (count: number, excluded: number) =>
    `${selected(count)}, ${f.number(excluded)} nicht online zahlbar`;

  return {
    theFirm: 'das Unternehmen',
    andMore,

    login: 'Anmelden',
    signOut: 'Abmelden',
    retry: 'Erneut versuchen',
    close: 'Schließen',
    clear: 'Aufheben',
    view: 'Ansehen',
    resume: 'Fortsetzen',
    cancelPayment: 'Zahlung abbrechen',
    showMore: 'Mehr anzeigen',
    payNow: 'Jetzt zahlen',
    payNowName: (number, amount) => `Jetzt zahlen, Rechnung ${f.text(number)}, ${f.money(amount)}`,
    paySelected: 'Auswahl zahlen',
    showAllInvoices: 'Alle Rechnungen anzeigen',
    clearSearch: 'Suche löschen',

    account: (name) => `Konto: ${f.text(name)}`,
    paymentMethods: 'Zahlungsarten',
    changePassword: 'Passwort ändern',

    invoices: 'Rechnungen',
    summary: 'Übersicht',
    outstanding: 'Offen',
    pastDue: 'Überfällig',
    lastPayment: 'Letzte Zahlung',
    invoiceCount: (count) =>
      f.plural(count, {
        zero: 'Keine Rechnungen',
        one: '1 Rechnung',
        other: `${f.number(count)} Rechnungen`,
      }),
    filter: 'Anzeigen',
    filters: {
      outstanding: 'Offen',
      past_due: 'Überfällig',
      processing: 'In Bearbeitung',
      paid: 'Bezahlt',
      all: 'Alle',
    },
    search: 'Nummer oder Projekt',
    searchName: 'Rechnungen nach Nummer oder Projekt suchen',
    sort: 'Sortieren nach',
    sorts: {
      number: 'Nummer',
      '-number': 'Nummer, höchste zuerst',
      due_on: 'Fälligkeit, älteste zuerst',
      '-due_on': 'Fälligkeit, neueste zuerst',
      issued_on: 'Ausstellung, älteste zuerst',
      '-issued_on': 'Ausstellung, neueste zuerst',
      amount: 'Betrag, niedrigster zuerst',
      '-amount': 'Betrag, höchster zuerst',
    },

    columns: {
      invoice: 'Rechnung',
      issued: 'Ausgestellt',
      due: 'Fällig',
      status: 'Status',
      amount: 'Betrag',
      action: 'Zahlung',
    },
    badges: {
      open: 'Offen',
      due_today: 'Heute fällig',
      past_due: 'Überfällig',
      partly_paid: 'Teilweise bezahlt',
      processing: 'In Bearbeitung',
      paid: 'Bezahlt',
      returned: 'Zahlung zurückgegeben',
      credit: 'Gutschrift',
      on_hold: 'In Klärung',
      unknown: 'Sonstiges',
    },
    relativeDue: (days) => {
      if (days === 0) return 'heute';
      if (days === 1) return 'morgen';
      if (days > 1) return `in ${f.number(days)} Tagen`;
      return f.plural(-days, {
        one: '1 Tag überfällig',
        other: `${f.number(-days)} Tage überfällig`,
      });
    },
    noDueDate: 'Ohne Fälligkeit',
    ofTotal: (total) => `von ${f.money(total)}`,
    paidOn: (date) => `bezahlt ${date}`,
    expectedBy: (date) => `erwartet bis ${date}`,
    amountProcessing: (amount) => `${f.money(amount)} in Bearbeitung`,
    notPayable: {
      noOptions: 'Für diese Rechnung wird keine Online-Zahlung angeboten.',
      onHold: (firm) => `In Klärung: Fragen Sie ${f.text(firm)}.`,
      amount: 'Dieser Betrag kann nicht online gezahlt werden.',
      processing: 'Eine Zahlung läuft bereits.',
      other: 'Diese Rechnung kann nicht online gezahlt werden.',
    },
    returned: (amount, date) =>
      `Eine Lastschrift über ${f.money(amount)} wurde am ${date} zurückgegeben. Die Rechnung ist wieder offen.`,
    returnedToPayer: (amount, date, reason) =>
      `Ihre Bank hat die Lastschrift über ${f.money(amount)} am ${date} zurückgegeben: ${reason}. Die Rechnung ist wieder offen.`,
    returnReasons: {
      insufficient_funds: 'Das Konto war nicht gedeckt',
      account_closed: 'Das Konto ist geschlossen',
      no_account: 'Es gibt kein Konto mit dieser Nummer',
      debit_not_authorized: 'Ihre Bank lässt diese Lastschrift nicht zu',
      other: 'Die Bank hat keinen Grund genannt',
    },

    card: 'Karte',
    bankAccount: 'Bankkonto',
    paymentMethod: 'Zahlungsart',
    endingIn: (name, last4) => `${name} mit den Endziffern ${last4}`,
    otherPayment: 'Außerhalb des Portals bezahlt',

    selectAll: 'Alle offenen Rechnungen auswählen',
    selectAllShort: 'Alle auswählen',
    selectInvoice: (number, due) => `${f.text(number)} auswählen, ${f.money(due)} fällig`,
    selectionHint: 'Wählen Sie Rechnungen aus, um sie zusammen zu zahlen.',
    selectionReason: 'Wählen Sie zuerst mindestens eine Rechnung aus.',
    selected,
    selectedHidden: (count, hidden) => `${selected(count)}, ${f.number(hidden)} nicht angezeigt`,
    showSelected: 'Auswahl anzeigen',
    leftOut: (count, excluded, numbers) =>
      `${cannotBePaid(count, excluded)}: ${f.named(numbers, andMore, 'list')}`,
    allMatchingSelected: (count) =>
      f.plural(count, {
        one: 'Der eine Treffer ist ausgewählt.',
        other: `Alle ${f.number(count)} Treffer sind ausgewählt.`,
      }),
    selectAllOutstanding: (count) => `Alle ${f.number(count)} offenen auswählen`,
    clearAll: (count) => `Alle aufheben (${f.number(count)})`,
    partOf: (limit, part, parts) =>
      `Eine Zahlung umfasst höchstens ${f.number(limit)} Rechnungen. Dies ist Teil ${f.number(part)} von ${f.number(parts)}, die am längsten fälligen zuerst; der Rest bleibt ausgewählt.`,

    payingNotice: (count, done) =>
      `${f.plural(count, {one: '1 Rechnung wird gezahlt', other: `${f.number(count)} Rechnungen werden gezahlt`})}: ${f.number(done)} erledigt`,
    toConfirm: (count) =>
      f.plural(count, {
        one: '1 Zahlung muss bestätigt werden',
        other: `${f.number(count)} Zahlungen müssen bestätigt werden`,
      }),
    paidOfAll: (paid, count) =>
      f.plural(paid, {
        one: `1 von ${f.number(count)} Rechnungen ist bezahlt`,
        other: `${f.number(paid)} von ${f.number(count)} Rechnungen sind bezahlt`,
      }),
    checkingNotice: 'Ihre Zahlung wird geprüft',

    nothingToPay: {title: 'Nichts zu zahlen', text: 'Sie haben keine offenen Rechnungen.'},
    noInvoices: (firm) => ({
      title: 'Noch keine Rechnungen',
      text: `Hier erscheinen Ihre Rechnungen von ${f.text(firm)}.`,
    }),
    nothingFiltered: {
      past_due: {title: 'Nichts überfällig', text: 'Keine Ihrer Rechnungen ist überfällig.'},
      processing: {title: 'Nichts in Bearbeitung', text: 'Es ist keine Zahlung unterwegs.'},
      paid: {title: 'Noch nichts bezahlt', text: 'Hier erscheinen bezahlte Rechnungen.'},
    },
    noMatch: (query) => ({
      title: `Keine Rechnung passt zu „${f.text(query)}“`,
      text: 'Prüfen Sie die Nummer oder löschen Sie die Suche.',
    }),
    loadFailed: {
      title: 'Ihre Rechnungen konnten nicht geladen werden',
      text: 'An Ihrem Konto hat sich nichts geändert. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    },
    signedOut: (firm) => ({
      title: 'Melden Sie sich an, um Ihre Rechnungen zu sehen',
      text: `Ihre Rechnungen von ${f.text(firm)} sehen Sie nach der Anmeldung.`,
    }),
    portalOff: (firm, supportEmail) => ({
      title: 'Das Kundenportal ist nicht verfügbar',
      text: `${f.text(firm)} hat es für Ihre Firma nicht eingeschaltet. ${
        supportEmail ? `Fragen: ${f.text(supportEmail)}.` : `Fragen Sie ${f.text(firm)}.`
      }`,
    }),
    notPermitted: (firm) => ({
      title: 'Sie können diese Rechnungen nicht sehen',
      text: `Bitten Sie ${f.text(firm)} um Zugang.`,
    }),
    stale: (time) => `Aktualisieren nicht möglich. Dies ist der Stand von ${time}.`,
    moreFailed: 'Weitere Rechnungen konnten nicht geladen werden.',

    errors: {
      setup: () => 'Dieser Teil der Seite ist noch nicht eingerichtet.',
      network: () =>
        'Sie sind anscheinend offline. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
      timeout: () => 'Das dauert zu lange. Versuchen Sie es erneut.',
      session: () => 'Sie wurden abgemeldet. Melden Sie sich an, um fortzufahren.',
      permission: ({firm}) => `Sie haben hier keinen Zugang. Fragen Sie ${f.text(firm)}.`,
      missing: () => 'Das ist nicht zu finden. Vielleicht wurde es entfernt.',
      conflict: () => 'Das hat sich geändert, seit Sie es geöffnet haben. Es wurde nichts getan.',
      invalid: () => 'Prüfen Sie die markierten Felder.',
      payment: () => 'Die Zahlung wurde nicht ausgeführt.',
      throttled: ({seconds}) =>
        `Zu viele Anfragen. Versuchen Sie es in ${f.plural(seconds, {one: '1 Sekunde', other: `${f.number(seconds)} Sekunden`})} erneut.`,
      server: () => 'Bei uns ist etwas schiefgegangen. Versuchen Sie es erneut.',
      contract: ({firm}) =>
        `Wir haben eine Antwort erhalten, die wir nicht lesen können. Versuchen Sie es erneut; wenn es so bleibt, sagen Sie es ${f.text(firm)}.`,
    },
    reference: (requestId) => `Referenz ${f.text(requestId)}`,

    live: {
      loading: 'Rechnungen werden geladen',
      more: (more, shown) => `${f.number(more)} weitere, ${f.number(shown)} angezeigt`,
      selectedTotals: (count, totals) => `${selected(count)}, ${totals}`,
      cleared: 'Auswahl aufgehoben',
      leftOut: cannotBePaid,
      paidAndLeft: (number) => `${f.text(number)} wurde bezahlt und ist nicht mehr ausgewählt`,
      left: (number) => `${f.text(number)} ist nicht mehr zahlbar und nicht mehr ausgewählt`,
      changed: (number, from, to) =>
        `${f.text(number)} hat sich von ${f.money(from)} auf ${f.money(to)} geändert`,
      sorted: (sort) => `Sortiert nach ${sort}`,
      signedOut: 'Sie wurden abgemeldet',
    },
  };
};

export const messages: LocaleMessages = {
  language: 'de',
  core,
  views: {
    acceptInvite: () => import('./de/accept-invite.ts'),
    invoice: () => import('./de/invoice.ts'),
    methods: () => import('./de/methods.ts'),
    newMethod: () => import('./de/new-method.ts'),
    password: () => import('./de/password.ts'),
    payLink: () => import('./de/pay-link.ts'),
    signIn: () => import('./de/sign-in.ts'),
    paymentHistory: () => import('./de/payment-history.ts'),
    clientAccess: () => import('./de/client-access.ts'),
    statement: () => import('./de/statement.ts'),
    team: () => import('./de/team.ts'),
    payment: () => import('./de/payment.ts'),
  },
};
