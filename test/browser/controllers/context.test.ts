import {expect, fixture} from '@open-wc/testing';
import {ContextProvider, createContext} from '@lit/context';
import {LitElement, html} from 'lit';
import {ContextController} from '../../../src/controllers/context.ts';
import {define} from '../../../src/controllers/define.ts';
import {claimConsole} from '../../setup/console.ts';

const context = createContext<string | null>(Symbol('test'));

class ContextStage extends LitElement {
  readonly heard: (string | null)[] = [];
  readonly given = new ContextController(this, context, (value) => this.heard.push(value));

  override render() {
    return html`${this.given.value ?? 'nothing'}`;
  }
}
customElements.define('context-stage', ContextStage);

class ContextGiver extends LitElement {
  readonly provider = new ContextProvider(this, {context, initialValue: null as string | null});

  override render() {
    return html`<slot></slot>`;
  }
}
customElements.define('context-giver', ContextGiver);

async function shows(stage: ContextStage): Promise<string> {
  await stage.updateComplete;
  return stage.shadowRoot!.textContent;
}

describe('an element that is given something by its context', () => {
  it('gets it, and each new value', async () => {
    const giver = await fixture<ContextGiver>(
      html`<context-giver><context-stage></context-stage></context-giver>`,
    );
    const stage = giver.querySelector<ContextStage>('context-stage')!;
    giver.provider.setValue('one');
    expect(await shows(stage)).to.equal('one');

    giver.provider.setValue('two');

    expect(await shows(stage)).to.equal('two');
  });

  it('gets it from a provider that comes later (E-02)', async () => {
    const page = await fixture(html`<div><context-stage></context-stage></div>`);
    const stage = page.querySelector<ContextStage>('context-stage')!;
    expect(await shows(stage)).to.equal('nothing');
    const giver = new ContextGiver();
    giver.provider.setValue('late');

    page.append(giver);
    giver.append(stage);

    expect(await shows(stage)).to.equal('late');
  });

  it('has nothing any more when it leaves, and hears of nothing', async () => {
    const giver = await fixture<ContextGiver>(
      html`<context-giver><context-stage></context-stage></context-giver>`,
    );
    const stage = giver.querySelector<ContextStage>('context-stage')!;
    giver.provider.setValue('one');

    stage.remove();
    giver.provider.setValue('two');

    expect(stage.given.value).to.equal(null);
    expect(stage.heard).to.deep.equal(['one', null]);
  });

  it('follows the provider above the place where it is moved to', async () => {
    const page = await fixture(
      html`<div>
        <context-giver id="one"><context-stage></context-stage></context-giver>
        <context-giver id="two"></context-giver>
      </div>`,
    );
    const [one, two] = page.querySelectorAll<ContextGiver>('context-giver');
    one!.provider.setValue('one');
    two!.provider.setValue('two');
    const stage = page.querySelector<ContextStage>('context-stage')!;

    two!.append(stage);
    expect(await shows(stage)).to.equal('two');
    one!.provider.setValue('not any more');

    expect(await shows(stage)).to.equal('two');
  });

  it('does not ask past a <portal-provider> that is not defined yet (E-02)', async () => {
    const asked: string[] = [];
    const listen = (event: Event) => asked.push((event.composedPath()[0] as Element).id);
    document.addEventListener('context-request', listen);
    await fixture(
      html`<div>
        <portal-provider><context-stage id="below"></context-stage></portal-provider>
        <context-stage id="free"></context-stage>
      </div>`,
    );
    document.removeEventListener('context-request', listen);

    expect(asked).to.deep.equal(['free']);
  });

  it('finds such a provider through slots and shadow roots, too (E-02)', async () => {
    const asked: Event[] = [];
    const listen = (event: Event) => asked.push(event);
    const page = await fixture(html`<portal-provider><div></div></portal-provider>`);
    const root = page.querySelector('div')!.attachShadow({mode: 'open'});
    document.addEventListener('context-request', listen);

    root.append(new ContextStage());
    document.removeEventListener('context-request', listen);

    expect(asked).to.deep.equal([]);
  });
});

describe('define()', () => {
  it('keeps the first element of a tag and warns of another copy, once (E-02)', () => {
    const lines = claimConsole();
    class First extends HTMLElement {}
    class Second extends HTMLElement {}

    define('defined-once', First);
    define('defined-once', First);
    define('defined-once', Second);
    define('defined-once', Second);

    expect(customElements.get('defined-once')).to.equal(First);
    expect(lines.map(({text}) => text)).to.deep.equal([
      '[client-portal-elements] <defined-once> is already defined, by another copy of client-portal-elements on this page. The first one stays; load the package once.',
    ]);
  });
});
