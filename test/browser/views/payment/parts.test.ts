import {expect} from '@open-wc/testing';
import {
  createTestPortal,
  type TestPortal,
  type TestPortalOptions,
} from '../../../../src/testing/index.ts';
import {aPage, allOf, openIn, signInAgain, textOf, type PaymentDialog} from './dialog.ts';
import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../../src/elements/invoice-list/define.ts';
import {waitUntil} from '../../support/wait-until.ts';

const options: TestPortalOptions = {pace: 0, firm: {allowsPartialPayments: true}};

function portalOf(...totals: number[]): TestPortal {
  const portal = createTestPortal(options);
  portal.addMethod();
  for (const total of totals) portal.addInvoice({total});
  return portal;
}

/** On a page that has loaded none of the invoices. */
async function open(portal: TestPortal, locale = 'en-US'): Promise<PaymentDialog> {
  const {provider, opener} = await aPage(portal, {locale});
  const dialog = await openIn(provider, opener, {invoiceIds: allOf(portal)});
  await dialog.until('review');
  return dialog;
}

/** In front of a list, whose rows know more of each invoice. */
async function openBesideList(portal: TestPortal): Promise<PaymentDialog> {
  const {provider, opener} = await aPage(portal);
  const list = await fixture(html`<portal-invoice-list></portal-invoice-list>`);
  provider.append(list);
  await waitUntil(() => list.shadowRoot?.querySelector('[part~=row]'), 'no rows');
  const dialog = await openIn(provider, opener, {invoiceIds: allOf(portal)});
  await dialog.until('review');
  return dialog;
}

function parts({root}: PaymentDialog): HTMLDetailsElement[] {
  return [...root.querySelectorAll<HTMLDetailsElement>('details.part')];
}

async function type(part: HTMLDetailsElement, text: string): Promise<void> {
  part.open = true;
  const [, other] = part.querySelectorAll<HTMLInputElement>('input[type=radio]');
  if (!other!.checked) other!.click();
  await waitUntil(() => part.querySelector('.input'), 'no field');
  const input = part.querySelector<HTMLInputElement>('.input')!;
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {bubbles: true}));
}

const error = (part: HTMLDetailsElement | undefined) => textOf(part?.querySelector('.error'));

describe('a part of an invoice in the payment dialog (P-13)', () => {
  it('is not offered where the firm takes none, or too little is due', async () => {
    const whole = createTestPortal({pace: 0});
    whole.addMethod();
    whole.addInvoice({total: 100_000});
    expect(parts(await open(whole))).to.have.lengthOf(0);
    expect(parts(await open(portalOf(99)))).to.have.lengthOf(0);
  });

  it('is offered for each invoice, and pays exactly what was typed', async () => {
    const portal = portalOf(240_000, 100_000);
    const dialog = await openBesideList(portal);
    const [first, second] = parts(dialog);
    expect(textOf(first?.querySelector('summary'))).to.equal('Pay a different amount');
    expect(first?.querySelector('summary')?.getAttribute('aria-label')).to.include('INV-1001');
    expect(textOf(first)).to.include('Due now $2,400.00');
    expect(second).not.to.equal(undefined);

    await type(first!, '500.25');
    await dialog.until(() => dialog.total === '$1,500.25');
    expect(dialog.line('INV-1001')).to.include('of $2,400.00');
    dialog.press('Pay $1,500.25');
    await dialog.until('result');
    const [paid] = portal.invoicesOf();
    expect(paid?.paid).to.equal(50_025);
  });

  for (const [typed, said] of [
    ['0.49', 'Enter at least $0.50.'],
    ['0', 'Enter at least $0.50.'],
    ['2400.01', 'Enter no more than $2,399.50.'],
    ['2399.60', 'Enter no more than $2,399.50.'],
    ['12.345', 'Enter an amount in USD, for example $2,399.50.'],
    ['-5', 'Enter an amount in USD, for example $2,399.50.'],
    ['five', 'Enter an amount in USD, for example $2,399.50.'],
  ] as const) {
    it(`refuses “${typed}” where it was typed, and the button says that amounts are wrong`, async () => {
      const dialog = await open(portalOf(240_000));
      await type(parts(dialog)[0]!, typed);
      await dialog.until(() => error(parts(dialog)[0]) === said);

      expect(dialog.isAvailable(/^Pay \$/)).to.equal(false);
      expect(dialog.reasonOf(/^Pay \$/)).to.equal('Correct the amounts first.');
      await type(parts(dialog)[0]!, '10');
      await dialog.until(() => dialog.buttonNames.includes('Pay $10.00'));
    });
  }

  it('asks for an amount before it says that one is wrong', async () => {
    const dialog = await open(portalOf(240_000));
    const [part] = parts(dialog);
    part!.open = true;
    part!.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]!.click();
    await dialog.until(() => textOf(part).includes('From $0.50 to $2,399.50'));

    expect(error(part)).to.equal('');
    expect(dialog.reasonOf(/^Pay \$/)).to.equal('Correct the amounts first.');
  });

  it('is all that is due when that was typed, and again when it is chosen', async () => {
    const dialog = await open(portalOf(240_000));
    const [part] = parts(dialog);
    await type(part!, '2,400.00');
    await dialog.until(() => dialog.buttonNames.includes('Pay $2,400.00'));
    await type(part!, '10');
    await dialog.until(() => dialog.total === '$10.00');
    part!.querySelector<HTMLInputElement>('input[type=radio]')!.click();
    await dialog.until(() => dialog.total === '$2,400.00');
  });

  it('is read in the manner of the language', async () => {
    const dialog = await open(portalOf(240_000), 'de-DE');
    await type(parts(dialog)[0]!, '1.200,50');
    await dialog.until(() => dialog.total.startsWith('1.200,50'));
  });

  it('has its currency after what is typed, also where lines run from right to left', async () => {
    const dialog = await open(portalOf(240_000), 'ar');
    const [part] = parts(dialog);
    await type(part!, '500');
    await dialog.until(() => part!.querySelector('.currency') !== null);

    const input = part!.querySelector('.input')!;
    const [field, currency] = [input, part!.querySelector('.currency')!].map((each) =>
      each.getBoundingClientRect(),
    );
    expect(getComputedStyle(input).direction).to.equal('ltr');
    expect(currency!.left).to.be.greaterThan(field!.left + field!.width / 2);
  });

  it('survives a session that ends, as it was typed, and is what is paid (P-16)', async () => {
    const portal = portalOf(240_000);
    const dialog = await open(portal);
    await type(parts(dialog)[0]!, '500.25');
    await dialog.until(() => dialog.total === '$500.25');
    portal.before('createPayment', () => portal.endSessions());
    dialog.press('Pay $500.25');
    await dialog.until('signed_out');
    expect(parts(dialog).every((part) => part.querySelector('fieldset')!.disabled)).to.equal(true);

    await signInAgain(dialog);
    await dialog.until('review');

    const [part] = parts(dialog);
    expect(part?.open).to.equal(true);
    expect(part?.querySelector<HTMLInputElement>('.input')?.value).to.equal('500.25');
    dialog.press('Pay $500.25');
    await dialog.until('result');
    expect(portal.invoicesOf()[0]?.paid).to.equal(50_025);
    expect(portal.showSubmissions()).to.have.lengthOf(1);
  });

  it('is asked for anew when all that is due was chosen in between', async () => {
    const dialog = await open(portalOf(240_000));
    const [part] = parts(dialog);
    await type(part!, '500');
    await dialog.until(() => dialog.total === '$500.00');
    const [all, other] = part!.querySelectorAll<HTMLInputElement>('input[type=radio]');
    all!.click();
    await dialog.until(() => dialog.total === '$2,400.00');
    expect(part!.open).to.equal(true);

    other!.click();
    await dialog.until(() => part!.querySelector('.input') !== null);

    expect(part!.querySelector<HTMLInputElement>('.input')!.value).to.equal('');
    expect(dialog.reasonOf(/^Pay \$/)).to.equal('Correct the amounts first.');
  });

  it('stays a part in a retry', async () => {
    const portal = portalOf(240_000);
    portal.addMethod({outcome: 'insufficient_funds', isDefault: true, last4: '9995'});
    const dialog = await open(portal);
    await type(parts(dialog)[0]!, '500');
    await dialog.until(() => dialog.buttonNames.includes('Pay $500.00'));
    dialog.press('Pay $500.00');
    await dialog.until('result');
    await dialog.until(() => dialog.buttonNames.includes('Retry $500.00'));
    expect(dialog.text).not.to.include('was $');
  });
});
