import type {MessagesOf} from '../../messages/index.ts';

export const acceptInvite: MessagesOf<'acceptInvite'> = (f) => ({
  invite: {
    title: 'Passwort wählen',
    text: 'Damit melden Sie sich ab jetzt im Kundenportal an.',
  },
  newPassword: 'Neues Passwort',
  atLeast: (characters) => `Verwenden Sie mindestens ${f.number(characters)} Zeichen.`,
  showPassword: 'Passwort anzeigen',
  accept: 'Einladung annehmen',
  signIn: {title: 'Mit diesem Link anmelden', text: 'Der Link gilt einmal.'},
  done: {
    title: 'Sie sind angemeldet',
    text: 'Sie können diese Seite schließen oder weiter zum Portal gehen.',
  },
  toPortal: 'Zum Portal',
  noLink: {
    title: 'Diese Seite öffnet sich aus einer E-Mail',
    text: 'Verwenden Sie den Link in Ihrer Einladung oder Anmelde-E-Mail.',
  },
  dead: 'Dieser Link funktioniert nicht mehr',
  inviteExpired: 'Diese Einladung ist abgelaufen. Bitten Sie die Firma um eine neue.',
  inviteSuperseded:
    'Es wurde eine neuere Einladung gesendet. Verwenden Sie den Link in der letzten E-Mail.',
  linkExpired: 'Dieser Anmeldelink funktioniert nicht mehr. Fordern Sie einen neuen an.',
});
