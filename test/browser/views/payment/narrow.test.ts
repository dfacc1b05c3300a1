import {expect} from '@open-wc/testing';
import {Frame} from '../../support/frame.ts';
import {newMethodPhases, phases as usualPhases} from './phases.ts';
import {expectFocus} from '../../support/focus.ts';

/** What reaches out of the sheet, or what has to be scrolled sideways. */
function overflowing(dialog: HTMLElement): string[] {
  const {left, right} = dialog.getBoundingClientRect();
  const all = [dialog, ...dialog.querySelectorAll<HTMLElement>('*:not(svg *)')];
  return all
    .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
    .filter((element) => {
      const box = element.getBoundingClientRect();
      const isOut = box.width > 0 && (box.left < left - 1 || box.right > right + 1);
      const style = element.ownerDocument.defaultView!.getComputedStyle(element);
      const isScrolled =
        /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth;
      return isOut || isScrolled;
    })
    .map(
      (element) => `${element.localName}.${element.className} ${element.textContent.slice(0, 40)}`,
    );
}

const names = {...usualPhases, ...newMethodPhases};

describe('every look of the payment dialog at 320 pixels', () => {
  let frame: Frame;
  let phases: typeof names;

  before(async () => {
    frame = await Frame.open(320, 640);
    const looks = await frame.load<typeof import('./phases.ts')>(
      '/test/browser/views/payment/phases.ts',
    );
    phases = {...looks.phases, ...looks.newMethodPhases};
  });

  after(() => frame.close());

  for (const name of Object.keys(names)) {
    it(`is a sheet in which nothing is cut or scrolled sideways: ${name}`, async () => {
      const {dialog, provider} = await phases[name]!();
      const {element} = dialog;
      await Promise.all(element.getAnimations().map(({finished}) => finished));
      const box = element.getBoundingClientRect();

      expect(overflowing(element)).to.deep.equal([]);
      expect([box.left, box.width, box.bottom].map(Math.round)).to.deep.equal([0, 320, 640]);
      expect(box.top).to.be.at.least(640 * 0.08 - 1);
      provider.remove();
    });
  }

  it('has nothing shine through the pinned end of a result: receipts scroll below it', async () => {
    const {dialog, provider} = await phases['mixed result']!();
    await Promise.all(dialog.element.getAnimations().map(({finished}) => finished));
    const pinned = dialog.element.querySelector('.actions')!;
    const {top, bottom} = pinned.getBoundingClientRect();
    const root = pinned.getRootNode() as ShadowRoot;
    const below = [...root.querySelectorAll('button:not(.actions *)')]
      .map((each) => each.getBoundingClientRect())
      .filter((box) => box.top > top && box.bottom < bottom);

    expect(below).not.to.deep.equal([]);
    for (const {left, top, width, height} of below) {
      const seen = root.elementFromPoint(left + width / 2, top + height / 2);
      expect(pinned.contains(seen), seen?.textContent).to.equal(true);
    }
    provider.remove();
  });

  it('keeps the pay button in sight, with the sum and the method, while the rest scrolls', async () => {
    const {dialog, provider} = await phases['review of fifty']!();
    await Promise.all(dialog.element.getAnimations().map(({finished}) => finished));
    const button = dialog.button(/^Pay /).getBoundingClientRect();

    expect(button.bottom).to.be.at.most(640);
    expect(button.height).to.be.at.least(44);
    expect(dialog.text).to.include('50 separate charges');
    expect(dialog.button('Change payment method').checkVisibility()).to.equal(true);
    dialog.press('Change payment method');
    await expectFocus(() => dialog.radios.find(({checked}) => checked));
    provider.remove();
  });
});
