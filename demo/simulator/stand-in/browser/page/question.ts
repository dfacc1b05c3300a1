import {Line} from '../line.ts';
import type {Question, QuestionCalls, QuestionNews} from '../messages.ts';
import {answer, createFrame, style} from './frame.ts';

/**
 * The bank's page over everything, as Stripe shows it: a plain fixed child of `body`, which a modal
 * dialog of the page would lie above. The focus goes in, and back afterwards.
 */
export function askBank(question: Question): Promise<QuestionNews['answer']> {
  const before = document.activeElement;
  const overlay = document.createElement('div');
  overlay.className = 'stand-in-challenge';
  style(overlay, {
    all: 'initial',
    position: 'fixed',
    inset: '0',
    'z-index': '2147483647',
    display: 'block',
    background: 'rgb(10 14 22 / 0.6)',
  });
  const frame = createFrame('question', 'Bank');
  style(frame, {height: '100%'});
  return new Promise((resolve) => {
    const unanswer = answer(frame, (port) => {
      const line = new Line<QuestionCalls, QuestionNews>(port, {
        answer: (given) => {
          unanswer();
          overlay.remove();
          if (before instanceof HTMLElement) before.focus();
          resolve(given);
        },
      });
      void line.ask('open', question).then(() => {
        frame.focus();
        return line.ask('focus', null);
      });
    });
    overlay.append(frame);
    document.body.append(overlay);
  });
}
