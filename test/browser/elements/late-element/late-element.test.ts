import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {define} from '../../../../src/controllers/define.ts';
import {LateElement} from '../../../../src/elements/late-element.ts';
import type {LateBody} from '../../../../src/views/body.ts';
import {expectAccessible} from '../../support/axe.ts';
import {mountPortal, untilState} from '../../support/mount.ts';

let isReachable = false;

class Body implements LateBody {
  reloads = 0;
  readonly state = 'ready';
  render = () => html`<p>Here it is</p>`;
  async reload(): Promise<void> {
    this.reloads += 1;
  }
}

class LateThing extends LateElement<Body> {
  get thing() {
    return this.body;
  }

  protected override async importBody() {
    if (!isReachable) throw new TypeError('Failed to fetch dynamically imported module');
    return {Body, styles: []};
  }
}
define('test-late-thing', LateThing);

describe('LateElement', () => {
  it('X-02 says that its code could not be loaded, and loads it on Retry', async () => {
    const {provider} = await mountPortal(html`<test-late-thing></test-late-thing>`);
    const element = provider.querySelector<LateThing>('test-late-thing')!;

    isReachable = false;
    await untilState(element, 'failed');
    expect(element.renderRoot.textContent).to.include('Retry');
    const says = element.renderRoot.querySelector('[part~="notice"]')!;
    expect(getComputedStyle(says).backgroundColor, 'it has a tone').not.to.equal(
      getComputedStyle(element).backgroundColor,
    );
    await expectAccessible(element);

    isReachable = true;
    element.renderRoot.querySelector<HTMLElement>('[part~="retry"]')!.click();
    await untilState(element, 'ready');
    expect(element.renderRoot.textContent).to.include('Here it is');
  });

  it('reload() asks its body once it is there', async () => {
    isReachable = true;
    const {provider} = await mountPortal(html`<test-late-thing></test-late-thing>`);
    const element = provider.querySelector<LateThing>('test-late-thing')!;
    await untilState(element, 'ready');

    await element.reload();

    expect(element.thing?.reloads).to.equal(1);
  });
});
