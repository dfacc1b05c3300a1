import {html, type TemplateResult} from 'lit';
import {dialogFrame, dialogHead} from '../../parts/dialog-frame.ts';
import {button} from '../../parts/index.ts';
import type {Question} from './acts.ts';
import type {Scene} from './scene.ts';

/** Asks before something is taken away; the focus is on the answer that changes nothing. */
export function questionDialog({localizer, words, acts}: Scene, asked: Question): TemplateResult {
  const {title, text, keep, act} = asked.in(words);
  const leave = () => acts.answer(false);
  return dialogFrame({
    onCancel: leave,
    onClosed: leave,
    content: html`${dialogHead(title, {close: localizer.messages.close, onClose: leave})}
      <div class="pane"><p>${text}</p></div>
      <div class="foot">
        ${button({label: keep, look: 'outlined', part: 'keep', id: 'keep', onPress: leave})}
        ${button({label: act, look: 'danger', part: 'confirm', onPress: () => acts.answer(true)})}
      </div>`,
  });
}
