import {expect, fixture} from '@open-wc/testing';
import {LitElement, html} from 'lit';
import {property} from 'lit/decorators.js';
import {claimConsole} from '../../setup/console.ts';
import {expectAccessible} from '../support/axe.ts';

class PipelineProbe extends LitElement {
  @property({type: Number}) count = 0;

  override render() {
    return html`<button @click=${() => this.count++}>Clicked ${this.count} times</button>`;
  }
}
customElements.define('pipeline-probe', PipelineProbe);

describe('the browser test pipeline', () => {
  it('compiles decorators so that a changed property renders again', async () => {
    const probe = await fixture<PipelineProbe>(html`<pipeline-probe></pipeline-probe>`);
    const button = probe.renderRoot.querySelector('button');

    button?.click();
    await probe.updateComplete;

    expect(button?.textContent).to.equal('Clicked 1 times');
  });

  it('runs axe inside shadow roots', async () => {
    const probe = await fixture<PipelineProbe>(html`<pipeline-probe></pipeline-probe>`);

    await expectAccessible(probe);
  });

  it('hands claimed console output to the test', () => {
    const lines = claimConsole();

    console.warn('the host page gave', 3, 'bad values');

    expect(lines).to.deep.equal([{level: 'warn', text: 'the host page gave 3 bad values'}]);
  });

  it('saves no file and opens no window, and says which test would have', async () => {
    const lines = claimConsole();
    const file = document.createElement('a');
    file.href = URL.createObjectURL(new Blob(['%PDF']));
    file.download = 'INV-1.pdf';
    const page = document.createElement('a');
    page.href = 'https://alderquay.example/terms';
    page.target = '_blank';

    file.click();
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.attachShadow({mode: 'open'}).append(file, page);
    file.click();
    page.click();
    expect(window.open('https://alderquay.example/')).to.equal(null);
    host.addEventListener('click', (event) => event.preventDefault());
    page.click();

    expect(lines.map(({text}) => text)).to.deep.equal([
      'The test saved a file and did not catch it: INV-1.pdf',
      'The test saved a file and did not catch it: INV-1.pdf',
      'The test opened a window and did not catch it: https://alderquay.example/terms',
      'The test opened a window and did not catch it: https://alderquay.example/',
    ]);
  });
});
