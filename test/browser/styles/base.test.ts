import {expect, fixture} from '@open-wc/testing';
import {LitElement, html} from 'lit';
import {button as buttonPart, box as boxPart} from '../../../src/parts/index.ts';
import {base, box, button, container} from '../../../src/styles/index.ts';

class StyleProbe extends LitElement {
  static override styles = [base, container, button, box];

  override render() {
    return html`<div class="root" part="base">
      <h2 class="l strong">Invoices</h2>
      <p class="s muted">3 invoices</p>
      ${buttonPart({label: 'Pay Selected', look: 'filled', onPress: () => undefined})}
      ${boxPart({name: 'Select INV-7', isChecked: false, onToggle: () => undefined})}
    </div>`;
  }
}
customElements.define('style-probe', StyleProbe);

const hostile = `
  * { all: unset; letter-spacing: 3px !important; text-transform: uppercase !important;
      line-height: 3 !important; white-space: pre; word-spacing: 9px; text-align: right;
      text-indent: 20px; font-style: italic !important; font-weight: 900 !important; color: red; }
  html { font-size: 62.5%; }
`;

/** Everything a page could reach by inheritance or by styling the host. */
function looksOf(probe: Element): string {
  const parts = [...probe.shadowRoot!.querySelectorAll('.root, .root *:not(svg *)')];
  const properties = [
    'fontSize', 'fontStyle', 'fontWeight', 'letterSpacing', 'lineHeight', 'textTransform',
    'textIndent', 'textAlign', 'whiteSpace', 'wordSpacing', 'color', 'backgroundColor', 'display',
    'inlineSize', 'blockSize', 'paddingTop', 'borderTopWidth',
  ] as const; // prettier-ignore
  return parts
    .map((part) => {
      const style = getComputedStyle(part);
      return `${part.localName}: ${properties.map((property) => style[property]).join(' | ')}`;
    })
    .join('\n');
}

async function styled<T>(css: string, act: () => Promise<T> | T): Promise<T> {
  const sheet = document.createElement('style');
  sheet.textContent = css;
  document.head.append(sheet);
  try {
    return await act();
  } finally {
    sheet.remove();
  }
}

const part = (probe: Element, selector: string) => probe.shadowRoot!.querySelector(selector)!;

describe('the base of every element', () => {
  it('looks the same under a page that resets everything (E-03)', async () => {
    const page = await fixture(
      html`<div style="display: block; inline-size: 600px"><style-probe></style-probe></div>`,
    );
    const probe = page.firstElementChild!;
    const before = looksOf(probe);

    const after = await styled(hostile, () => looksOf(probe));

    expect(after).to.equal(before);
  });

  it('takes the font of the page and nothing else of its text', async () => {
    const page = await fixture(
      html`<div style="font: italic 30px/3 monospace; text-transform: uppercase">
        <style-probe></style-probe>
      </div>`,
    );
    const style = getComputedStyle(part(page.firstElementChild!, '.root'));

    expect(style.fontFamily).to.equal('monospace');
    expect(style.fontSize).to.equal('15px');
    expect(style.fontStyle).to.equal('normal');
    expect(style.textTransform).to.equal('none');
  });

  it('leaves the page as it was', async () => {
    const before = document.adoptedStyleSheets.length + document.styleSheets.length;

    await fixture(html`<style-probe></style-probe>`);

    expect(document.adoptedStyleSheets.length + document.styleSheets.length).to.equal(before);
  });

  for (const [scheme, ground, text] of [
    ['light', 'rgb(39, 72, 179)', 'rgb(22, 25, 31)'],
    ['dark', 'rgb(147, 173, 255)', 'rgb(234, 237, 242)'],
  ]) {
    it(`is ${scheme} where the page is`, async () => {
      const page = await fixture(
        html`<div style="color-scheme: ${scheme}"><style-probe></style-probe></div>`,
      );
      const probe = page.firstElementChild!;

      expect(getComputedStyle(part(probe, '.root')).color).to.equal(text);
      expect(getComputedStyle(part(probe, '.filled')).backgroundColor).to.equal(ground);
    });
  }

  it('takes tokens from anywhere above', async () => {
    const page = await fixture(
      html`<div style="--portal-color-accent: rgb(1, 2, 3); --portal-control-size: 60px">
        <style-probe></style-probe>
      </div>`,
    );
    const filled = part(page.firstElementChild!, '.filled');

    expect(getComputedStyle(filled).backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(filled.getBoundingClientRect().height).to.equal(60);
  });

  it('can be hidden by the page, by attribute and by rule', async () => {
    const probe = await fixture<HTMLElement>(html`<style-probe hidden></style-probe>`);
    expect(getComputedStyle(probe).display).to.equal('none');

    probe.hidden = false;
    const display = await styled(
      'style-probe { display: none }',
      () => getComputedStyle(probe).display,
    );
    expect(display).to.equal('none');
  });
});

describe('a box', () => {
  it('is drawn at 20 and pressed at 44', async () => {
    const page = await fixture(html`<div style="padding: 60px"><style-probe></style-probe></div>`);
    const probe = page.firstElementChild as StyleProbe;
    const box = part(probe, '.box');
    const {left, top, width, height} = box.getBoundingClientRect();
    const hit = (x: number, y: number) =>
      probe.shadowRoot!.elementFromPoint(left + width / 2 + x, top + height / 2 + y) === box;

    expect([width, height]).to.deep.equal([20, 20]);
    expect([hit(21, 0), hit(0, 21), hit(-21, -21)]).to.deep.equal([true, true, true]);
    expect(hit(0, 24)).to.equal(false);
  });
});
