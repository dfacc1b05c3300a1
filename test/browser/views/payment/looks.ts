import {expect} from '@open-wc/testing';
import type {phases} from './phases.ts';
import {expectAccessible} from '../../support/axe.ts';

const page = document.documentElement;

/** Each look of the dialog by the rules that hold for all of them. */
export function describeLooks(title: string, looks: typeof phases): void {
  describe(title, () => {
    // Half faded in, no text has its contrast yet.
    beforeEach(() => page.style.setProperty('--portal-duration', '0s'));
    afterEach(() => page.removeAttribute('style'));

    for (const [name, open] of Object.entries(looks)) {
      it(`has no flaw that axe finds, light, dark and right to left: ${name} (A11Y)`, async () => {
        const {dialog, provider} = await open();
        await expectAccessible(dialog.view);

        page.style.colorScheme = 'dark';
        await expectAccessible(dialog.view);

        provider.locale = 'ar';
        await dialog.until(() => dialog.root.querySelector('[dir=rtl]') !== null);
        await expectAccessible(dialog.view);
      });

      it(`has two permanent live regions and no inline style: ${name} (E-01)`, async () => {
        const {dialog} = await open();

        expect(dialog.element.querySelectorAll(':scope > [role=status]')).to.have.lengthOf(1);
        expect(dialog.element.querySelectorAll(':scope > [role=alert]')).to.have.lengthOf(1);
        expect(dialog.root.querySelectorAll('[style]')).to.have.lengthOf(0);
      });
    }
  });
}
