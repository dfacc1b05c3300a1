import type {MessagesOf} from '../../messages/index.ts';

export const methods: MessagesOf<'methods'> = (f) => {
  const again = 'Löschen Sie dieses Konto und fügen Sie es erneut hinzu.';
  const usd = (amount: number) => f.money({amount, currency: 'USD'});
  return {
    add: 'Zahlungsart hinzufügen',
    save: 'Zahlungsart speichern',
    saved: (method) => `${method} wurde gespeichert.`,
    alreadySaved: (method) => `${method} ist bereits gespeichert.`,
    onlyYou: 'Nur Sie können diese sehen und verwenden.',
    none: {
      title: 'Keine gespeicherten Zahlungsarten',
      text: 'Fügen Sie eine Karte oder ein Bankkonto hinzu, um beim nächsten Mal schneller zu zahlen.',
    },
    signedOut: (firm) => ({
      title: 'Melden Sie sich an, um Ihre Zahlungsarten zu sehen',
      text: `Was Sie bei ${f.text(firm)} speichern, ist durch Ihre Anmeldung geschützt.`,
    }),
    loading: 'Zahlungsarten werden geladen',
    loadFailed: 'Ihre Zahlungsarten konnten nicht geladen werden',
    back: 'Zurück',

    arriveBy: (date) => `Kleine Gutschriften treffen bis ${date} ein`,
    accountClosed: 'Das Konto ist geschlossen.',
    badges: {
      expired: 'Abgelaufen',
      pending: 'Nicht bestätigt',
      verification_failed: 'Bestätigung fehlgeschlagen',
      unusable: 'Nicht verwendbar',
      removing: 'Wird gelöscht',
    },
    makeDefault: 'Als Standard festlegen',
    makeDefaultName: (method) => `Als Standard festlegen, ${method}`,
    deleteName: (method) => `${method} löschen`,
    verify: 'Bestätigen',
    verifyName: (method) => `${method} bestätigen`,

    isDefault: (method) => `${method} ist jetzt Ihr Standard.`,
    defaultFailed: (method) => `${method} konnte nicht als Standard festgelegt werden.`,

    deleteTitle: (method) => `${method} löschen?`,
    deleteText: 'Danach können Sie damit nicht mehr zahlen. Geleistete Zahlungen bleiben bestehen.',
    deleteDefault:
      'Wenn Sie eine andere verwendbare Zahlungsart haben, wird die neueste Ihr Standard.',
    keep: 'Behalten',
    delete: 'Löschen',
    deleted: (method) => `${method} wurde gelöscht.`,
    noDefault: 'Sie haben jetzt keinen Standard.',
    inUse: (method, number) =>
      `${method} kann noch nicht gelöscht werden: Die Zahlung für ${f.text(number)} läuft noch.`,
    deleteFailed: (method) =>
      `${method} konnte nicht gelöscht werden und ist weiterhin gespeichert.`,
    gone: (method) => `${method} wurde in einem anderen Fenster gelöscht.`,

    verifyTitle: (method) => `${method} bestätigen`,
    verifyAccount: 'Konto bestätigen',
    deposits: {
      amounts: (date) =>
        `Zwei kleine Gutschriften treffen bis ${date} ein. Geben Sie beide Beträge ein.`,
      code: (date) =>
        `Eine kleine Gutschrift trifft bis ${date} ein. Geben Sie den Code aus dem Verwendungszweck ein; er beginnt mit SM.`,
    },
    firstAmount: 'Erster Betrag',
    secondAmount: 'Zweiter Betrag',
    amountHint: `Etwa ${usd(12)}`,
    code: 'Code',
    enterAmount: `Geben Sie einen Betrag von ${usd(1)} bis ${usd(99)} ein.`,
    enterCode: 'Geben Sie die sechs Zeichen ein, die mit SM beginnen.',
    mismatch: (triesLeft) =>
      `Das stimmt nicht überein. ${f.plural(triesLeft, {one: 'Noch 1 Versuch', other: `Noch ${f.number(triesLeft)} Versuche`})}.`,
    closed: {
      tries: `Zu viele Versuche. ${again}`,
      time: `Die Frist zur Bestätigung ist abgelaufen. ${again}`,
      failed: `Dieses Konto kann nicht bestätigt werden. ${again}`,
    },
    verified: (method) => `${method} ist bestätigt und kann jetzt zahlen.`,
  };
};
