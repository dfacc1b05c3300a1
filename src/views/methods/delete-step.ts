import {html, nothing} from 'lit';
import type {PaymentMethod} from '../../contract/types.ts';
import {button} from '../../parts/index.ts';
import {shown, type Scene} from './scene.ts';
import type {StepPage} from './step-page.ts';

/** Asks before deleting, naming the method (M-06). */
export function deletePage(scene: Scene, method: PaymentMethod): StepPage {
  const {words, localizer, on} = scene;
  return {
    title: words.deleteTitle(shown(method, localizer)),
    body: html`<p>${words.deleteText}</p>
      ${method.isDefault ? html`<p>${words.deleteDefault}</p>` : nothing}`,
    foot: html`${button({label: words.keep, look: 'outlined', part: 'keep', onPress: on.leave})}
    ${button({
      label: words.delete,
      look: 'danger',
      part: 'confirm-delete',
      onPress: () => on.remove(method),
    })}`,
  };
}
