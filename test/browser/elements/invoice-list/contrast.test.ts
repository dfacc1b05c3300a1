import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {claimConsole} from '../../../setup/console.ts';
import {anInvoice} from '../../support/builders.ts';
import {FakeApi} from '../../support/fake-api.ts';
import {mountList} from '../../support/mount.ts';
import {waitUntil} from '../../support/wait-until.ts';

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
