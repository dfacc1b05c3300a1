import type {MessagesOf} from '../../messages/index.ts';

export const signIn: MessagesOf<'signIn'> = (f) => ({
  title: (firm) => `Bei ${f.text(firm)} anmelden`,
  email: 'E-Mail',
  password: 'Passwort',
  showPassword: 'Passwort anzeigen',
  enterEmail: 'Geben Sie Ihre vollständige E-Mail-Adresse ein.',
  enterPassword: 'Geben Sie Ihr Passwort ein.',
  emailLink: 'Anmeldelink per E-Mail senden',
  linkSent: (email) => `Wenn ${f.text(email)} Zugang hat, ist ein Link unterwegs.`,
  wrong: 'Diese E-Mail-Adresse und dieses Passwort passen nicht zusammen.',
  whichCompany: 'Welche Firma?',
  chooseCompany: 'Wählen Sie zuerst eine Firma aus.',
  continue: 'Weiter',
  tooManyAttempts: (minutes) =>
    `Zu viele Versuche. Versuchen Sie es in ${f.plural(minutes, {
      one: '1 Minute',
      other: `${f.number(minutes)} Minuten`,
    })} erneut.`,
});
