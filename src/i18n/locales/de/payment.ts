import type {MessagesOf} from '../../messages/index.ts';

/** German, the payment view. */
export const payment: MessagesOf<'payment'> = (f) => {
  const andMore = (shown: string, more: number) => `${shown} und ${f.number(more)} weitere`;
  const numbers = (all: readonly string[]) => f.named(all, andMore);
  const anotherMethod = 'Nehmen Sie eine andere Zahlungsart.';
  const inMinutes = 'Die Bank konnte nicht antworten. Versuchen Sie es in einigen Minuten erneut.';
  const paying = (count: number) =>
    f.plural(count, {
      one: '1 Rechnung wird gezahlt',
      other: `${f.number(count)} Rechnungen werden gezahlt`,
    });
  const charges = (count: number) =>
    f.plural(count, {one: '1 Abbuchung', other: `${f.number(count)} einzelne Abbuchungen`});

  return {
    payOne: (number) => `${f.text(number)} zahlen`,
    payMany: (count) =>
      f.plural(count, {one: '1 Rechnung zahlen', other: `${f.number(count)} Rechnungen zahlen`}),
    payer: (client, firm) => `${f.text(client)}, an ${f.text(firm)}`,
    payWith: 'Zahlen mit',
    total: 'Gesamt',
    charges: (count) =>
      `${charges(count)} ${count === 1 ? 'erscheint' : 'erscheinen'} auf Ihrem Kontoauszug.`,
    chargesShort: charges,
    chargesBy: (count, statementName) =>
      f.plural(count, {
        one: `1 Abbuchung durch ${f.text(statementName)}`,
        other: `${f.number(count)} Abbuchungen durch ${f.text(statementName)}`,
      }),
    payTotal: (total) => `${f.money(total)} zahlen`,
    payNewTotal: (total) => `Neuen Gesamtbetrag ${f.money(total)} zahlen`,
    change: 'Ändern',
    changeName: 'Zahlungsart ändern',
    invoicesToPay: 'Zu zahlende Rechnungen',
    testMode: 'Testmodus: kein echtes Geld',
    chooseFirst: 'Wählen Sie zuerst eine Zahlungsart.',
    checkingInvoices: 'Fällige Beträge werden geprüft',

    expires: (month) => `Gültig bis ${month}`,
    methodReasons: {
      notAccepted: (all) => `Nicht angenommen für ${numbers(all)}`,
      expired: (month) => `Abgelaufen ${month}`,
      pendingVerification: 'Bestätigen Sie zuerst dieses Konto',
      unusable: 'Dieses Konto kann nicht mehr verwendet werden',
    },
    noUsableMethod: 'Keine Ihrer Zahlungsarten kann dies zahlen.',
    noSavedMethods: 'Keine gespeicherten Zahlungsarten',
    methodBadges: {
      default: 'Standard',
      expires_soon: 'Läuft bald ab',
    },

    whichCurrency: 'Welche Währung zuerst?',
    oneCurrency: 'Eine Zahlung hat eine Währung. Die anderen bleiben ausgewählt.',
    currencyChoice: (count, total) =>
      f.plural(count, {
        one: `${f.money(total)} · 1 Rechnung`,
        other: `${f.money(total)} · ${f.number(count)} Rechnungen`,
      }),
    noCommonMethod: (count, cardsOnly, banksOnly) => {
      const only = (all: readonly string[], kind: string) =>
        all.length > 0 && `nur mit ${kind}: ${numbers(all)}`;
      const which = [only(cardsOnly, 'Karte'), only(banksOnly, 'Bankkonto')].filter(Boolean);
      return `Keine Zahlungsart passt zu allen ${f.number(count)} Rechnungen${which.map((each) => `; ${each}`).join('')}.`;
    },
    payByFirst: (count, kind) =>
      `Zuerst ${f.number(count)} mit ${kind === 'card' ? 'Karte' : 'Bankkonto'} zahlen`,
    leaveOut: (all) => `${numbers(all)} weglassen`,

    consent: {
      card: ({firm, method, count, total}) =>
        `Mit der Zahlung erlauben Sie ${f.text(firm)}, ${f.text(method)} mit ${
          count === 1 ? f.money(total) : 'jedem hier aufgeführten Betrag'
        } zu belasten.`,
      bank: ({firm, method, count, total, date, contact}) => {
        const amounts =
          count === 1
            ? f.money(total)
            : `${f.number(count)}-mal die hier aufgeführten Beträge, zusammen ${f.money(total)},`;
        return `Mit der Zahlung erlauben Sie ${f.text(firm)}, am ${f.date(date)} oder danach ${amounts} von ${f.text(method)} einzuziehen und Fehler durch Gutschriften zu berichtigen. Für noch nicht eingereichte Lastschriften können Sie dies schriftlich bei ${f.text(contact)} widerrufen. Eine Lastschrift dauert einige Werktage, und Ihre Bank kann sie zurückgeben.`;
      },
    },
    about: {
      soldBy: (legalName, country) => `${f.text(legalName)}, ${country}`,
      contact: (contact) => `Fragen: ${f.text(contact)}`,
      terms: 'AGB',
      refundPolicy: 'Erstattungen',
      privacy: 'Datenschutz',
    },

    working: {
      one: (number) => `${f.text(number)} wird gezahlt`,
      many: paying,
      button: (done, count) => `${f.number(done)} von ${f.number(count)} wird gezahlt`,
      progress: (done, count) => `${f.number(done)} von ${f.number(count)}`,
      mayClose: 'Sie können dieses Fenster schließen. Das Ergebnis finden Sie später hier.',
      stop: (count) =>
        f.plural(count, {
          one: 'Die letzte anhalten',
          other: `Die übrigen ${f.number(count)} anhalten`,
        }),
      stopping: 'Der Rest wird angehalten',
    },
    live: {
      progress: (done, count) => `${f.number(done)} von ${f.number(count)} erledigt`,
      paid: (number) => `${f.text(number)} bezahlt`,
      failed: (number, reason) => `${f.text(number)} gescheitert: ${reason}`,
    },
    checking: {
      title: 'Ihre Zahlung wird geprüft',
      text: 'Die Antwort ging unterwegs verloren, wir fragen nach. Bitte zahlen Sie nicht noch einmal; dies aktualisiert sich von selbst.',
    },
    wasNow: (from, to) => `bisher ${f.money(from)}, jetzt ${f.money(to)}`,
    noLongerPayable: (number) => `${f.text(number)} ist nicht mehr zahlbar und wurde weggelassen.`,
    nothingLeft: 'Keine dieser Rechnungen ist noch zahlbar.',
    payRest: 'Ohne sie fortfahren',
    sessionEnded:
      'Sie wurden abgemeldet. Melden Sie sich an, um fortzufahren; Auswahl und Eingaben bleiben erhalten.',
    refusedByPage: 'Diese Seite hat die Zahlung verhindert. Es wurde nichts abgebucht.',

    badges: {
      queued: 'Wartet',
      paying: 'Wird gezahlt',
      succeeded: 'Bezahlt',
      processing: 'In Bearbeitung',
      requires_action: 'Bestätigung nötig',
      failed: 'Gescheitert',
      unknown: 'Wird geprüft',
      skipped: 'Nicht versucht',
      canceled: 'Abgebrochen',
      refunded: 'Erstattet',
      partly_refunded: 'Teilweise erstattet',
      disputed: 'Bestritten',
    },
    result: {
      onePaid: (number) => `${f.text(number)} ist bezahlt`,
      oneProcessing: (number) => `Die Zahlung für ${f.text(number)} ist in Bearbeitung`,
      oneNotPaid: (number) => `${f.text(number)} ist nicht bezahlt`,
      allPaid: (count) => `Alle ${f.number(count)} Rechnungen sind bezahlt`,
      somePaid: (paid, count) =>
        f.plural(paid, {
          one: `1 von ${f.number(count)} Rechnungen ist bezahlt`,
          other: `${f.number(paid)} von ${f.number(count)} Rechnungen sind bezahlt`,
        }),
      allProcessing: (count) => `Alle ${f.number(count)} Zahlungen sind in Bearbeitung`,
      someProcessing: (processing, count) =>
        f.plural(processing, {
          one: `1 von ${f.number(count)} Zahlungen ist in Bearbeitung`,
          other: `${f.number(processing)} von ${f.number(count)} Zahlungen sind in Bearbeitung`,
        }),
      toConfirm: (count) =>
        f.plural(count, {
          one: '1 Zahlung muss bestätigt werden',
          other: `${f.number(count)} Zahlungen müssen bestätigt werden`,
        }),
      nonePaid: (count) => `Keine der ${f.number(count)} Rechnungen ist bezahlt`,
    },
    sums: {
      paid: (amount) => `${f.money(amount)} bezahlt`,
      processing: (amount) => `${f.money(amount)} in Bearbeitung`,
      toConfirm: (amount) => `${f.money(amount)} zu bestätigen`,
      checking: (amount) => `${f.money(amount)} in Prüfung`,
      notPaid: (amount) => `${f.money(amount)} nicht bezahlt`,
    },
    whatYouCanDo: 'Was Sie tun können',
    paidWith: (method) => `Bezahlt mit ${f.text(method)}`,
    expectMoney: (date) => `Wir erwarten das Geld bis ${date}. Ihre Bank kann es noch zurückgeben.`,
    onlyCharged: (all) =>
      `${f.plural(all.length, {
        one: `Nur ${numbers(all)} wird abgebucht.`,
        other: `Nur diese ${f.number(all.length)} Rechnungen werden abgebucht.`,
      })} Was bezahlt ist, bleibt bezahlt.`,
    retryTotal: (total) => `${f.money(total)} erneut zahlen`,
    done: 'Fertig',
    cancel: 'Abbrechen',
    failures: {
      card: {
        insufficient_funds:
          'Diese Karte ist nicht ausreichend gedeckt. Versuchen Sie es später erneut, oder nehmen Sie eine andere Zahlungsart.',
        expired_card: 'Diese Karte ist abgelaufen. Nehmen Sie eine andere.',
        incorrect_cvc: 'Der Sicherheitscode stimmt nicht. Geben Sie die Karte erneut ein.',
        incorrect_number: 'Die Kartennummer stimmt nicht. Geben Sie die Karte erneut ein.',
        processing_error: inMinutes,
        try_again_later: inMinutes,
        authentication_required:
          'Ihre Bank konnte nicht bestätigen, dass Sie es waren. Versuchen Sie es erneut, oder nehmen Sie eine andere Zahlungsart.',
        payment_declined:
          'Die Bank hat diese Karte abgelehnt. Nehmen Sie eine andere Zahlungsart, oder fragen Sie Ihre Bank.',
      },
      bank: {
        insufficient_funds: `Das Konto war nicht gedeckt. ${anotherMethod}`,
        account_closed: `Das Konto ist geschlossen. ${anotherMethod}`,
        no_account: `Es gibt kein Konto mit dieser Nummer. ${anotherMethod}`,
        debit_not_authorized: `Ihre Bank lässt diese Lastschrift nicht zu. ${anotherMethod}`,
        payment_declined:
          'Die Bank hat diese Lastschrift abgelehnt. Nehmen Sie eine andere Zahlungsart, oder fragen Sie Ihre Bank.',
      },
      notAttempted: (kind, number) =>
        `Nicht versucht, weil ${kind === 'card' ? 'die Karte' : 'das Bankkonto'}${number ? ` für ${f.text(number)}` : ''} abgelehnt wurde.`,
      changed: 'Der Betrag hat sich vorher geändert. Es wurde nichts abgebucht.',
      stopped: 'Sie haben die Zahlung vorher angehalten.',
      authorizationExpired: 'Die Zeit für diese Zahlung ist abgelaufen.',
    },
    forInvoices: numbers,

    codes: {
      payments_unavailable: ({firm}) => `${f.text(firm)} nimmt hier keine Zahlungen an.`,
      portal_off: ({firm}) => `Das Kundenportal ist nicht verfügbar. Fragen Sie ${f.text(firm)}.`,
      invoice_not_payable: ({number}) => `${f.text(number)} kann nicht online gezahlt werden.`,
      invoice_changed: () => 'Einige Beträge haben sich geändert. Es wurde nichts abgebucht.',
      invoice_payment_in_progress: ({number}) =>
        `${f.text(number)} wird bereits gezahlt, in einem anderen Fenster oder in Ihrem Team. Es wurde nichts abgebucht.`,
      invoice_already_paid: ({number}) =>
        `${f.text(number)} ist bereits bezahlt. Es wurde nichts abgebucht.`,
      currency_mixed: () => 'Eine Zahlung hat eine Währung.',
      amount_out_of_range: ({number, min, max}) =>
        `Der Betrag für ${f.text(number)} muss zwischen ${f.money(min)} und ${f.money(max)} liegen.`,
      too_many_invoices: ({limit}) =>
        `Eine Zahlung umfasst höchstens ${f.number(limit)} Rechnungen.`,
      payment_method_not_found: () => 'Diese Zahlungsart wurde gelöscht. Wählen Sie eine andere.',
      payment_method_unusable: () =>
        'Diese Zahlungsart kann nicht verwendet werden. Wählen Sie eine andere.',
      processor_unavailable: () =>
        'Zurzeit sind keine Zahlungen möglich. Es wurde nichts abgebucht. Versuchen Sie es in einigen Minuten erneut.',
    },
  };
};
