import {mailWords, type MailWords} from '../../../src/i18n/mail/index.ts';
import {plainText} from '../../../src/i18n/row-formats.ts';
import {html, joined, type Html} from './html.ts';

/** What a letter says, as it is put into HTML and into plain text. */
export interface Letter {
  /** BCP 47. */
  locale: string;
  timeZone: string;
  firm: string;
  supportEmail: string | null;
  /** To whom, by name; null where it is not known. */
  name: string | null;
  subject: (words: MailWords) => string;
  paragraphs: (words: MailWords) => readonly string[];
  /** One under the other, each with a title. */
  sections?: (words: MailWords) => readonly Section[];
  /** What to press, each with its address. */
  buttons: (words: MailWords) => readonly {label: string; href: string}[];
  /** Under the buttons. */
  notes: (words: MailWords) => readonly string[];
}

export interface Section {
  title: string;
  lines: readonly string[];
}

export interface Message {
  subject: string;
  text: string;
  html: string;
}

/** One letter in both forms, with the same words in the same order. */
export function write(letter: Letter): Message {
  const words = mailWords(letter.locale, letter.timeZone);
  const greetings = letter.name === null ? [] : [words.greeting(letter.name)];
  const sections = letter.sections?.(words) ?? [];
  const paragraphs = letter.paragraphs(words);
  const buttons = letter.buttons(words);
  const notes = letter.notes(words);
  const questions = letter.supportEmail === null ? [] : [words.questions(letter.supportEmail)];
  const subject = oneLine(plainText(letter.subject(words)));
  const text = [
    ...greetings,
    ...paragraphs,
    ...sections.map(({title, lines}) => [title, ...lines].join('\n')),
    ...buttons.map(({label, href}) => `${label}:\n${href}`),
    ...notes,
    ...questions,
    letter.firm,
  ].join('\n\n');
  const body = html`${joined(greetings.map((each) => html`<p>${each}</p>`))}
  ${joined(paragraphs.map((each) => html`<p>${each}</p>`))}
  ${joined([...sections.map(section), ...buttons.map(button)])}
  ${buttons.length > 0 ? hint(words, buttons) : ''}
  ${joined(notes.map((each) => html`<p class="note">${each}</p>`))}
  ${joined(questions.map((each) => html`<p class="note">${each}</p>`))}`;
  return {subject, text, html: page(letter.firm, subject, words, body)};
}

function section({title, lines}: Section): Html {
  const rest = joined(lines.map((line) => html`<br />${line}`));
  return html`<p><strong>${title}</strong>${rest}</p>`;
}

function button({label, href}: {label: string; href: string}): Html {
  return html`<p><a class="button" href="${href}">${label}</a></p>`;
}

function hint({linkHint}: MailWords, buttons: readonly {href: string}[]): Html {
  const addresses = joined(buttons.map(({href}) => html`<br /><span dir="ltr">${href}</span>`));
  return html`<p class="note">${linkHint}${addresses}</p>`;
}

function page(firm: string, subject: string, {formats}: MailWords, body: Html): string {
  const {locale, direction} = formats;
  return html`<!doctype html>
    <html lang="${locale}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${subject}</title>
        <style>
          ${styles}
        </style>
      </head>
      <body>
        <div class="letter">
          <p class="firm">${firm}</p>
          ${body}
        </div>
      </body>
    </html>`.markup;
}

const styles = {
  markup: `body { margin: 0; background: #f4f5f8; color: #16191f;
    font: 16px/1.5 system-ui, sans-serif; }
  .letter { max-width: 560px; margin: 0 auto; padding: 32px 24px; background: #ffffff; }
  .firm { font-size: 19px; font-weight: 600; }
  .button { display: inline-block; padding: 12px 20px; border-radius: 10px; background: #2748b3;
    color: #ffffff; font-weight: 600; text-decoration: none; }
  .note { color: #555c69; font-size: 13px; overflow-wrap: anywhere; }`,
};

/** A header is one line: whatever would begin another one becomes a space. */
export function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
