import type {MessagesOf} from '../../messages/index.ts';

export const newMethod: MessagesOf<'newMethod'> = (f) => ({
  another: 'Andere Zahlungsart',
  kinds: 'Karte oder Bankkonto',
  thisOne: {card: 'diese Karte', us_bank_account: 'dieses Bankkonto'},
  save: 'Diese Zahlungsart speichern',
  makeDefault: 'Als Standard verwenden',
  firstIsDefault: 'Das wird Ihr Standard.',
  loading: 'Formular wird geladen',
  blocked:
    'Das Kartenformular konnte nicht geladen werden. Vielleicht hält ein Blocker oder Ihr Netz es auf. Gespeicherte Zahlungsarten gehen weiterhin.',
  blockedAlone:
    'Das Kartenformular konnte nicht geladen werden. Vielleicht hält ein Blocker oder Ihr Netz es auf.',
  consent: {
    saveCard: (firm) =>
      `${f.text(firm)} bewahrt diese Karte für Zahlungen auf, die Sie hier beginnen. Sie wird nur belastet, wenn Sie auf Bezahlen drücken, und Sie können sie jederzeit löschen.`,
    saveBank: (firm, contact) =>
      `Sie erlauben ${f.text(firm)}, dieses Bankkonto jedes Mal zu belasten, wenn Sie es auswählen und auf Bezahlen drücken, bis Sie es löschen oder an ${f.text(contact)} schreiben.`,
    kept: (count) =>
      `Sie wird nur aufbewahrt, bis diese ${f.number(count)} Zahlungen abgeschlossen sind, und dann entfernt.`,
  },

  part: {
    open: 'Anderen Betrag zahlen',
    name: (number) => `Anderen Betrag zahlen, Rechnung ${f.text(number)}`,
    dueNow: (amount) => `Jetzt fällig: ${f.money(amount)}`,
    other: 'Anderer Betrag',
    range: (min, max) => `Von ${f.money(min)} bis ${f.money(max)}`,
    tooLittle: (min) => `Geben Sie mindestens ${f.money(min)} ein.`,
    tooMuch: (max) => `Geben Sie höchstens ${f.money(max)} ein.`,
    unreadable: (currency, sample) =>
      `Geben Sie einen Betrag in ${currency} ein, zum Beispiel ${f.money(sample)}.`,
    correctFirst: 'Berichtigen Sie zuerst die Beträge.',
  },

  confirm: {
    title: 'Bei Ihrer Bank bestätigen',
    payment: (amount, number) =>
      `Ihre Bank bittet Sie, ${f.money(amount)} für ${f.text(number)} zu bestätigen.`,
    setUp: 'Ihre Bank bittet Sie, diese Karte zu bestätigen.',
    open: 'Ihre Bank fragt in einem eigenen Fenster.',
    others: 'Was bezahlt ist, bleibt bezahlt; was folgt, wartet auf Ihre Antwort.',
    now: 'Jetzt bestätigen',
    skip: 'Diese Rechnung überspringen',
    skipped: (number) =>
      `Sie haben die Bestätigung übersprungen. ${f.text(number)} ist nicht bezahlt.`,
  },

  toVerify:
    'Dieses Konto muss erst geprüft werden. Es wurde nichts abgebucht. Speichern und prüfen Sie es unter Zahlungsarten, oder verwenden Sie eine andere Zahlungsart.',
  refused:
    'Diese Zahlungsart wurde abgelehnt. Prüfen Sie Ihre Angaben, oder verwenden Sie eine andere.',
});
