import {expect, fixture} from '@open-wc/testing';
import {html, LitElement} from 'lit';
import {dialogFrame, dialogHead} from '../../../src/parts/dialog-frame.ts';
import {base, button, dialog} from '../../../src/styles/index.ts';
import {expectAccessible} from '../support/axe.ts';

class DialogStage extends LitElement {
  static override styles = [base, button, dialog];

  readonly heard: string[] = [];

  get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  override render() {
    return html`<div class="root">
      ${dialogFrame({
        onCancel: () => this.heard.push('cancel'),
        content: html`${dialogHead('Pay 3 invoices', {
            close: 'Close',
            onClose: () => this.heard.push('close'),
          })}
          <div class="pane"><p>Content</p></div>`,
      })}
    </div>`;
  }
}
customElements.define('dialog-stage', DialogStage);

async function opened() {
  const stage = await fixture<DialogStage>(html`<dialog-stage></dialog-stage>`);
  const element = stage.dialog;
  element.showModal();
  const heading = element.querySelector('h2')!;
  return {stage, element, heading};
}

describe('a dialog', () => {
  it('is not there until it is opened', async () => {
    const stage = await fixture<DialogStage>(html`<dialog-stage></dialog-stage>`);

    expect(getComputedStyle(stage.dialog).display).to.equal('none');
  });

  it('is named by its heading, which can take the focus (P-18)', async () => {
    const {element, heading} = await opened();
    heading.focus();

    expect(element.getAttribute('aria-labelledby')).to.equal(heading.id);
    expect(element.contains((element.getRootNode() as ShadowRoot).activeElement)).to.equal(true);
    await expectAccessible(element);
  });

  it('stays open on Esc until the view has decided', async () => {
    const {stage, element} = await opened();
    element.dispatchEvent(new Event('cancel', {cancelable: true}));

    expect(element.open).to.equal(true);
    expect(stage.heard).to.deep.equal(['cancel']);
  });

  it('tells the view when ✕ is pressed', async () => {
    const {stage, element} = await opened();
    element.querySelector<HTMLButtonElement>('[aria-label=Close]')!.click();

    expect(stage.heard).to.deep.equal(['close']);
  });
});
