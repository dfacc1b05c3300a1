import {expect, fixture, nextFrame} from '@open-wc/testing';
import {html, LitElement} from 'lit';
import {base} from '../../../src/styles/index.ts';
import {pageFonts} from '../../../src/gateway/stripe/page-fonts.ts';
import {openForm, type FrameDriver} from './form-page.ts';
import {waitUntil} from '../support/wait-until.ts';

/** A view as ours are: the host of the form wears the shared tokens. */
class LookProbe extends LitElement {
  static override styles = base;

  override render() {
    return html`<div class="root"><div id="host"></div></div>`;
  }
}
customElements.define('look-probe', LookProbe);

async function aView(): Promise<{view: LookProbe; host: HTMLElement}> {
  const view = await fixture<LookProbe>(html`<look-probe></look-probe>`);
  return {view, host: view.renderRoot.querySelector<HTMLElement>('#host')!};
}

const variable = ({document}: FrameDriver, name: string) =>
  document.documentElement.style.getPropertyValue(`--${name}`);
const inputStyle = (frame: FrameDriver) =>
  frame.element.contentWindow!.getComputedStyle(frame.input('number'));

const untilWorn = (frame: FrameDriver, name: string, value: string) =>
  waitUntil(() => variable(frame, name) === value, `${name} never became ${value}`);

describe('the look of a payment form', () => {
  afterEach(() => document.documentElement.removeAttribute('style'));

  it('has the colours, corners and sizes of the tokens, as plain values', async () => {
    document.documentElement.style.colorScheme = 'light';
    const {host} = await aView();

    const {form, frame} = await openForm(host);

    expect(variable(frame, 'colorPrimary')).to.equal('rgb(39, 72, 179)');
    expect(variable(frame, 'colorBackground')).to.equal('rgb(255, 255, 255)');
    expect(variable(frame, 'colorText')).to.equal('rgb(22, 25, 31)');
    expect(variable(frame, 'borderRadius')).to.equal('10px');
    expect(inputStyle(frame).borderColor).to.equal('rgb(122, 130, 144)');
    expect(inputStyle(frame).borderRadius).to.equal('10px');
    form.close();
  });

  it('marks the kind that is chosen', async () => {
    const {host} = await aView();
    const {form, frame} = await openForm(host);
    const borderOf = (tab: Element) => frame.element.contentWindow!.getComputedStyle(tab).boxShadow;

    const [card, bank] = frame.document.querySelectorAll('[role=tab]');

    expect(borderOf(card!)).not.to.equal('none');
    expect(borderOf(bank!)).to.equal('none');
    form.close();
  });

  it('follows the colour scheme, and what was typed stays', async () => {
    document.documentElement.style.colorScheme = 'light';
    const {host} = await aView();
    const {form, frame} = await openForm(host);
    frame.typeCard();

    document.documentElement.style.colorScheme = 'dark';

    await untilWorn(frame, 'colorPrimary', 'rgb(147, 173, 255)');
    await untilWorn(frame, 'colorBackground', 'rgb(30, 35, 43)');
    expect(frame.document.documentElement.dataset['theme']).to.equal('night');
    expect(frame.input('number').value).to.equal('4242 4242 4242 4242');
    form.close();
  });

  it('follows a theme of the page, whatever sets it, in any notation', async () => {
    document.documentElement.style.colorScheme = 'light';
    const {host, view} = await aView();
    const {form, frame} = await openForm(host);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.themed {--portal-color-accent: oklch(0.62796 0.25768 29.234); --portal-radius: 3px}',
    );
    document.adoptedStyleSheets = [sheet];

    view.className = 'themed';
    await untilWorn(frame, 'colorPrimary', 'rgb(255, 0, 0)');
    await untilWorn(frame, 'borderRadius', '3px');
    view.style.setProperty('--portal-color-accent', 'color-mix(in srgb, lime 50%, black)');
    await untilWorn(frame, 'colorPrimary', 'rgb(0, 128, 0)');
    view.style.setProperty('--portal-font-family', 'Georgia');

    await untilWorn(frame, 'fontFamily', 'Georgia');
    document.adoptedStyleSheets = [];
    form.close();
  });

  describe('whose page has web fonts', () => {
    // What is there, so that nobody complains of what is missing; no form shows it.
    const faces = `
      @font-face {font-family: "Page Sans"; src: local("Page Sans"), url("package.json") format("woff2")}
      @font-face {font-family: 'Page Sans'; font-weight: 700; font-style: italic; src: url(/bold.woff2)}
      @font-face {font-family: Other; src: url(other.woff2)}`;
    let style: HTMLStyleElement;

    beforeEach(() => {
      style = document.createElement('style');
      style.textContent = faces;
      document.head.append(style);
    });
    afterEach(() => style.remove());

    it('takes those that it is set in along, by addresses that mean the same anywhere', () => {
      const fonts = pageFonts('"Page Sans", system-ui, sans-serif');

      const of = (path: string) => new URL(path, document.baseURI).href;
      expect(fonts.map(({family, weight, style}) => [family, weight, style])).to.deep.equal([
        ['Page Sans', 'normal', 'normal'],
        ['Page Sans', '700', 'italic'],
      ]);
      expect(fonts[0]?.src).to.match(/local\(/);
      expect(fonts[0]?.src).to.include(`url("${of('package.json')}")`);
      expect(fonts[1]?.src).to.equal(`url("${of('/bold.woff2')}")`);
      expect(pageFonts('system-ui, Georgia')).to.deep.equal([]);
    });

    it('leaves out a sheet that may not be read, and what has no address of its own breaks nothing', async () => {
      const text = '@font-face {font-family: Linked; src: url("./linked.woff2")}';
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = URL.createObjectURL(new Blob([text], {type: 'text/css'}));
      const isHere = new Promise((resolve) => link.addEventListener('load', resolve));
      document.head.append(link);
      await isHere;
      // As a sheet of another origin is.
      const closed = {
        href: 'https://fonts.example/',
        get cssRules() {
          throw new DOMException('Not allowed to access cross-origin stylesheet', 'SecurityError');
        },
      };
      const sheets = [closed, ...document.styleSheets];
      Object.defineProperty(document, 'styleSheets', {value: sheets, configurable: true});

      const sources = pageFonts('Linked').map(({src}) => src);

      expect(sources).to.deep.equal(['url("./linked.woff2")']);
      Reflect.deleteProperty(document, 'styleSheets');
      link.remove();
    });

    it('is set in them in its frame', async () => {
      const {host, view} = await aView();
      view.style.setProperty('--portal-font-family', '"Page Sans", serif');

      const {form, frame} = await openForm(host);

      const known = [...frame.document.fonts].map(({family}) => family.replaceAll('"', ''));
      expect(known).to.deep.equal(['Page Sans', 'Page Sans']);
      // The frame has asked for the one that its texts need.
      await waitUntil(() => [...frame.document.fonts].some(({status}) => status !== 'unloaded'));
      form.close();
    });
  });

  it('has followed when it is shown again', async () => {
    document.documentElement.style.colorScheme = 'light';
    const {host, view} = await aView();
    const {form, frame} = await openForm(host);

    view.hidden = true;
    await nextFrame();
    await nextFrame();
    view.style.setProperty('--portal-color-accent', 'rgb(1, 2, 3)');
    view.hidden = false;

    await untilWorn(frame, 'colorPrimary', 'rgb(1, 2, 3)');
    form.close();
  });
});
