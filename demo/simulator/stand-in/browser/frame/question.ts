import {Desk} from '../line.ts';
import {hello, type Question, type QuestionCalls, type QuestionNews} from '../messages.ts';
import {speak, type Words} from './words.ts';

type Answer = QuestionNews['answer'];

/** The bank's page: may this pass? */
function ask(port: MessagePort): void {
  const dialog = document.createElement('main');
  const desk = new Desk<QuestionCalls, QuestionNews>(port, {
    open(question) {
      dialog.replaceChildren(...contents(question, speak(question.locale), answer));
      document.body.replaceChildren(dialog);
      return null;
    },
    focus() {
      dialog.querySelector('button')?.focus();
      return null;
    },
  });
  const answer = (given: Answer) => desk.tell('answer', given);
  dialog.role = 'dialog';
  dialog.ariaModal = 'true';
  dialog.setAttribute('aria-labelledby', 'bank');
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') answer('left');
    if (event.key === 'Tab') keepInside(dialog, event);
  });
}

function contents(
  {amount, kind}: Question,
  words: Words,
  answer: (given: Answer) => void,
): HTMLElement[] {
  const heading = document.createElement('h1');
  heading.id = 'bank';
  heading.textContent = words.bank;
  const bar = document.createElement('p');
  bar.className = 'TestMode';
  bar.textContent = words.testMode;
  const text = document.createElement('p');
  if (kind === 'payment') text.textContent = words.mayPay(amount ?? '');
  else text.textContent = kind === 'setup' ? words.maySave : words.mayConnect;
  const choices: [Answer, string][] = [
    ['complete', words.complete],
    ['fail', words.fail],
    ['left', words.leave],
  ];
  return [bar, heading, text, ...choices.map(([given, label]) => button(given, label, answer))];
}

function button(given: Answer, label: string, answer: (given: Answer) => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = given === 'complete' ? 'Button Button--primary' : 'Button';
  made.textContent = label;
  made.addEventListener('click', () => answer(given));
  return made;
}

/** Behind the overlay is the page, which waits. */
function keepInside(dialog: HTMLElement, event: KeyboardEvent): void {
  const buttons = [...dialog.querySelectorAll('button')];
  const end = event.shiftKey ? buttons.at(0) : buttons.at(-1);
  if (document.activeElement !== end) return;
  event.preventDefault();
  (event.shiftKey ? buttons.at(-1) : buttons.at(0))?.focus();
}

addEventListener('message', ({data, ports: [port], source}) => {
  if (data === hello && source === parent && port) ask(port);
});
parent.postMessage(hello, '*');
