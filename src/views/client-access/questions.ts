import {html, type TemplateResult} from 'lit';
import {dialogFrame, dialogHead} from '../../parts/dialog-frame.ts';
import {button} from '../../parts/index.ts';
import type {ClientAccessMessages, Localizer} from '../../i18n/index.ts';
import type {Question} from './scene.ts';

interface Asked {
  readonly title: string;
  readonly text: string;
  readonly keep: string;
  readonly act: string;
}

/** Asks before something is taken away; the focus is on the answer that changes nothing. */
export function questionDialog(
  {messages}: Localizer,
  words: ClientAccessMessages,
  question: Question,
  answer: (isYes: boolean) => void,
): TemplateResult {
  const {title, text, keep, act} = wordsOf(words, question);
  const leave = () => answer(false);
  return dialogFrame({
    onCancel: leave,
    onClosed: leave,
    content: html`${dialogHead(title, {close: messages.close, onClose: leave})}
      <div class="pane"><p>${text}</p></div>
      <div class="foot">
        ${button({label: keep, look: 'outlined', part: 'keep', id: 'keep', onPress: leave})}
        ${button({label: act, look: 'danger', part: 'confirm', onPress: () => answer(true)})}
      </div>`,
  });
}

function wordsOf(words: ClientAccessMessages, question: Question): Asked {
  switch (question.kind) {
    case 'off':
      return {
        title: words.turnOffTitle(question.client.name),
        text: words.turnOffText,
        keep: words.keepOn,
        act: words.turnOff,
      };
    case 'access':
      return {
        title: words.removeTitle(question.contact.name),
        text: words.removeText,
        keep: words.keepAccess,
        act: words.remove,
      };
    case 'revoke':
      return {
        title: words.revokeTitle,
        text: words.revokeText,
        keep: words.keep,
        act: words.revoke,
      };
  }
}
