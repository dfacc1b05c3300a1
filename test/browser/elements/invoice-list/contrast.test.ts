import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {checkContrast} from '../../../../src/elements/invoice-list/desk/contrast-check.ts';
import {claimConsole} from '../../../setup/console.ts';
import {anInvoice} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {mountList} from '../../support/mount.ts';
import {waitUntil} from '../../support/wait-until.ts';

it('says nothing where a person has colours of their own', async () => {
  const lines = claimConsole();
  const root = document.createElement('div');
  const colors = ['surface', 'raised', 'sunken', 'text', 'muted', 'border-strong', 'accent'];
  root.style.cssText = colors.map((name) => `--_${name}: #999`).join(';');
  const {matchMedia} = window;
  const isForced = (query: string) => query === '(forced-colors: active)';
  window.matchMedia = (query) =>
    isForced(query) ? ({matches: true} as MediaQueryList) : matchMedia.call(window, query);
  document.body.append(root);

  checkContrast(root);
  root.remove();
  window.matchMedia = matchMedia;

  expect(lines).to.deep.equal([]);
});

it('tells a developer of colours that cannot be read, naming the worst pair', async () => {
  const lines = claimConsole();
  await mountList(
    new FakeApi([anInvoice()]),
    html`<div style="--portal-color-text: #999999">
      <portal-invoice-list></portal-invoice-list>
    </div>`,
  );
  await waitUntil(() => lines.length > 0, 'nothing was said');

  expect(lines.map(({text}) => text)[0]).to.match(
    /colours are hard to read here: text on .+ is \d\.\d to 1 and must be 4\.5/,
  );
});
