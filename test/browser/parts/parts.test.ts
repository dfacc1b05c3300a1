import {expect, fixture} from '@open-wc/testing';
import {html, LitElement, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {Invoice, MethodLabel, Money, Transaction} from '../../../src/contract/types.ts';
import {payment} from '../../../src/i18n/en/payment.ts';
import {createLocalizer} from '../../../src/i18n/index.ts';
import {field} from '../../../src/parts/field.ts';
import {
  badge,
  block,
  box,
  button,
  failedView,
  icons,
  invoiceBadge,
  invoiceBadgeOf,
  methodLabel,
  money,
  name,
  notice,
  stateView,
} from '../../../src/parts/index.ts';
import {methodMark} from '../../../src/parts/method-mark.ts';
import {methodChoice} from '../../../src/parts/method-row.ts';
import {transactionBadge, transactionBadgeOf} from '../../../src/parts/transaction-badge.ts';
import * as styles from '../../../src/styles/index.ts';
import {expectAccessible} from '../support/axe.ts';

const localizer = createLocalizer({locale: 'en-US'});
const {messages} = localizer;
const texts = localizer.view('payment', payment);
const usd = (amount: number): Money => ({amount, currency: 'USD'});

/** Shows one template under all shared sheets. */
class PartStage extends LitElement {
  static override styles = [
    styles.base,
    styles.container,
    styles.button,
    styles.badge,
    styles.notice,
    styles.stateView,
    styles.skeleton,
    styles.field,
    styles.box,
    styles.chips,
    styles.method,
  ];

  @property({attribute: false}) content: TemplateResult | undefined;

  override render() {
    return html`<div class="root"><main>${this.content}</main></div>`;
  }
}
customElements.define('part-stage', PartStage);

async function staged(content: TemplateResult): Promise<PartStage & {shown: ShadowRoot}> {
  const stage = await fixture<PartStage>(html`<part-stage .content=${content}></part-stage>`);
  return Object.assign(stage, {shown: stage.shadowRoot!});
}

const nothingHappens = () => undefined;

describe('a button', () => {
  async function pressed(options: Partial<Parameters<typeof button>[0]>) {
    const heard: string[] = [];
    const stage = await staged(
      html`<form
        @submit=${(event: Event) => {
          event.preventDefault();
          heard.push('submit');
        }}
      >
        ${button({
          label: 'Pay $10.00',
          type: 'submit',
          onPress: () => heard.push('press'),
          onUnavailable: () => heard.push('unavailable'),
          ...options,
        })}
      </form>`,
    );
    const element = stage.shown.querySelector('button')!;
    element.click();
    return {element, heard};
  }

  it('does what it says', async () => {
    expect((await pressed({})).heard).to.deep.equal(['press', 'submit']);
  });

  it('takes no second press and submits nothing while busy (P-08)', async () => {
    const {element, heard} = await pressed({isBusy: true});

    expect(heard).to.deep.equal([]);
    expect(element.getAttribute('aria-disabled')).to.equal('true');
    expect(element.disabled).to.equal(false);
  });

  it('keeps its width while busy', async () => {
    const idle = (await pressed({})).element.getBoundingClientRect().width;
    const busy = (await pressed({isBusy: true})).element.getBoundingClientRect().width;

    expect(busy).to.be.closeTo(idle, 1);
  });

  it('stays in reach and says why when it is unavailable (S-07)', async () => {
    const {element, heard} = await pressed({isUnavailable: true, describedBy: 'reason'});
    element.focus();

    expect(heard).to.deep.equal(['unavailable']);
    expect((element.getRootNode() as ShadowRoot).activeElement).to.equal(element);
    expect(element.getAttribute('aria-describedby')).to.equal('reason');
  });

  it('is named by its label where it shows only an icon', async () => {
    const {element} = await pressed({label: 'Close', iconOnly: icons.close});

    expect(element.getAttribute('aria-label')).to.equal('Close');
    expect(element.querySelector('svg')?.getAttribute('aria-hidden')).to.equal('true');
  });
});

describe('text from data (X-01)', () => {
  it('is text, whatever it holds', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202eevil';
    const stage = await staged(html`${name(hostile)}`);

    expect(stage.shown.querySelector('img')).to.equal(null);
    expect(stage.shown.querySelector('bdi')?.textContent).to.equal(
      '<img src=x onerror=alert(1)>evil',
    );
  });

  it('never makes its place wider', async () => {
    const stage = await staged(html`<p>${name('x'.repeat(10_000))}</p>`);

    expect(stage.shown.querySelector('main')!.scrollWidth).to.be.at.most(stage.clientWidth);
  });
});

describe('the badge of an invoice', () => {
  const open = {
    status: 'open',
    dueOn: '2026-12-04',
    paid: usd(0),
  } as Invoice;
  const today = '2026-11-22';
  const debit = {kind: 'us_bank_account', state: 'failed'} as Invoice['lastPayment'];
  const card = {kind: 'card', state: 'failed'} as Invoice['lastPayment'];

  for (const [expected, changes] of [
    ['open', {}],
    ['due_today', {dueOn: today}],
    ['due_today', {dueOn: today, paid: usd(5)}],
    ['past_due', {status: 'past_due', paid: usd(5)}],
    ['partly_paid', {paid: usd(5)}],
    ['processing', {status: 'processing'}],
    ['paid', {status: 'paid', notPayableReason: 'on_hold'}],
    ['credit', {status: 'credit'}],
    ['on_hold', {status: 'past_due', notPayableReason: 'on_hold', lastPayment: debit}],
    ['returned', {status: 'past_due', lastPayment: debit}],
    ['past_due', {status: 'past_due', lastPayment: card}],
    ['unknown', {status: 'unrecognized'}],
  ] as const) {
    it(`is ${expected} for ${JSON.stringify(changes)}`, () => {
      expect(invoiceBadgeOf({...open, ...(changes as Partial<Invoice>)}, today)).to.equal(expected);
    });
  }

  it('says its state in a word beside the icon', async () => {
    const stage = await staged(invoiceBadge({...open, status: 'past_due'}, today, messages));
    const shown = stage.shown.querySelector('.badge')!;

    expect(shown.textContent?.trim()).to.equal('Past due');
    expect(shown.querySelectorAll('svg[aria-hidden=true]')).to.have.length(1);
  });
});

describe('the badge of a transaction', () => {
  const paid = {state: 'succeeded', amount: usd(100)} as Transaction;

  it('never says Paid before the server does (P-12)', () => {
    expect(transactionBadgeOf({...paid, state: 'processing'})).to.equal('processing');
    expect(transactionBadgeOf({...paid, state: 'confirming'})).to.equal('paying');
    expect(transactionBadgeOf({...paid, state: 'unrecognized'})).to.equal('unknown');
  });

  it('tells a whole refund from a part', () => {
    expect(transactionBadgeOf({...paid, refunded: usd(100)})).to.equal('refunded');
    expect(transactionBadgeOf({...paid, refunded: usd(40)})).to.equal('partly_refunded');
    expect(transactionBadgeOf({...paid, refunded: usd(0)})).to.equal('succeeded');
  });
});

describe('a saved method', () => {
  const visa: MethodLabel = {kind: 'card', brand: 'visa', last4: '4242'};

  it('is read with words in place of dots', async () => {
    const stage = await staged(methodLabel(visa, localizer));
    const heard = [...stage.shown.querySelectorAll('main > :not([aria-hidden])')];

    expect(heard.map(({textContent}) => textContent)).to.deep.equal(['Visa ending in 4242']);
  });

  it('that cannot pay is there, not selectable, with its reason (P-15)', async () => {
    const chosen: string[] = [];
    const stage = await staged(
      html`<fieldset class="methods">
        ${methodChoice({
          method: visa,
          localizer,
          value: 'pmt_1',
          isChosen: false,
          isUnusable: true,
          second: 'Not accepted for INV-2094',
          onChoose: (value) => chosen.push(value),
        })}
      </fieldset>`,
    );
    const label = stage.shown.querySelector('label')!;
    label.click();

    expect(chosen).to.deep.equal([]);
    expect(label.textContent).to.contain('Not accepted for INV-2094');
  });

  it('has marks of at most 400 bytes, drawn by us', async () => {
    for (const brand of ['visa', 'mastercard', 'amex', 'unheard-of']) {
      const stage = await staged(methodMark({kind: 'card', brand}));
      const mark = stage.shown.querySelector('.mark')!.innerHTML.replace(/<!--.*?-->|\n\s*/g, '');

      expect(mark.length, brand).to.be.within(1, 400);
      expect(mark).not.to.match(/url\(|href|data:/);
    }
  });
});

describe('a failed view', () => {
  it('has the critical icon and the reference, an empty one has neither (L-13)', async () => {
    const failed = await staged(
      failedView({...messages.loadFailed, reference: messages.reference('req_1')}),
    );
    const empty = await staged(stateView({...messages.nothingToPay, drawing: icons.document}));

    expect(failed.shown.textContent).to.contain('Reference req_1');
    expect(failed.shown.querySelector('.failed')).not.to.equal(null);
    expect(empty.shown.querySelector('.failed')).to.equal(null);
  });
});

describe('all parts together', () => {
  const everything = html`
    <h2>Invoices</h2>
    ${button({label: 'Pay Selected', look: 'filled', onPress: nothingHappens})}
    ${button({label: 'Pay Selected', look: 'filled', isUnavailable: true, onPress: nothingHappens})}
    ${button({label: 'Close', iconOnly: icons.close, onPress: nothingHappens})}
    ${box({name: 'Select INV-7', isChecked: true, onToggle: nothingHappens})}
    ${badge('positive', icons.checkRing, 'Paid')} ${badge('neutral', icons.ring, 'Open')}
    ${badge('caution', icons.clock, 'Due today')} ${badge('critical', icons.alert, 'Past due')}
    ${badge('info', icons.arrows, 'Processing')} ${badge('accent', icons.check, 'Default')}
    <p class="sunken">
      ${transactionBadge({state: 'queued', amount: usd(1)}, texts)}
      ${money(usd(795_000), localizer)} <span class="muted">of $9,000.00</span>
    </p>
    ${notice({tone: 'caution', text: messages.stale('10:14')})}
    ${notice({tone: 'critical', text: texts.failures.card.expired_card})}
    ${field({
      id: 'email',
      label: 'Email',
      error: 'Enter your email.',
      control: ({id, describedBy, invalid}) =>
        html`<input
          class="input"
          id=${id}
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
        />`,
    })}
    ${stateView({...messages.nothingToPay, drawing: icons.document})} ${block(40)}
  `;

  for (const scheme of ['light', 'dark']) {
    it(`have no accessibility violation in ${scheme}`, async () => {
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.backgroundColor = scheme === 'dark' ? '#12151a' : '#ffffff';
      try {
        const stage = await staged(everything);
        await expectAccessible(stage);
      } finally {
        document.documentElement.removeAttribute('style');
      }
    });
  }

  it('bind a field to its label and its error', async () => {
    const stage = await staged(everything);
    const input = stage.shown.querySelector<HTMLInputElement>('#email')!;
    const about = stage.shown.getElementById(input.getAttribute('aria-describedby')!);

    expect(input.labels?.[0]?.textContent).to.equal('Email');
    expect(about?.textContent?.trim()).to.equal('Enter your email.');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
  });

  it('point the other way in right-to-left text', async () => {
    const stage = await staged(
      html`<p dir="rtl">${badge('critical', icons.back, 'Payment returned')}</p>`,
    );

    const arrow = stage.shown.querySelector('svg')!;
    expect(getComputedStyle(arrow).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
  });
});
