import type {MessagesOf} from '../../messages/index.ts';

export const password: MessagesOf<'password'> = (f) => ({
  title: 'Passwort ändern',
  again: 'Ihre Anmeldung liegt eine Weile zurück. Bestätigen Sie, dass Sie es sind.',
  current: 'Aktuelles Passwort',
  forgotten:
    'Wenn Sie es nicht kennen, melden Sie sich ab und mit einem Link per E-Mail wieder an.',
  wrong: 'Das ist nicht Ihr aktuelles Passwort.',
  next: 'Neues Passwort',
  atLeast: (characters) => `Verwenden Sie mindestens ${f.number(characters)} Zeichen.`,
  show: 'Passwort anzeigen',
  others: 'Überall sonst, wo Sie angemeldet sind, werden Sie abgemeldet.',
  done: 'Ihr Passwort ist geändert. Überall sonst, wo Sie angemeldet waren, sind Sie abgemeldet.',
});
