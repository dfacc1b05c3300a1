import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import {
  type FrameDriver,
  nestedHost,
  openForm,
  refusedForm,
  theFrame,
  untilReady,
} from './form-page.ts';
import {waitUntil} from '../support/wait-until.ts';

const open = {mode: 'open'} as const;
const closed = {mode: 'closed'} as const;
const byHand = {mode: 'open', slotAssignment: 'manual'} as const;

/** Whether the pixels of a frame, once it has some, are its own to be clicked. */
async function isReached({element}: FrameDriver): Promise<boolean> {
  await waitUntil(() => element.offsetHeight > 50 || !isShown(element), 'it has no height');
  element.scrollIntoView({block: 'center'});
  const {left, top, width, height} = element.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === element;
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/** Inside a modal dialog, inside three shadow roots. */
async function inDialog() {
  const nested = await nestedHost([open, closed, open]);
  const dialog = document.createElement('dialog');
  nested.host.replaceWith(dialog);
  dialog.append(nested.host);
  dialog.showModal();
  return {...nested, dialog};
}

describe('a payment form inside shadow roots', () => {
  const places = {
    'in the document itself': [],
    'in one shadow root': [open],
    'in three, a closed one among them': [open, closed, open],
    'in shadow roots that assign their slots by hand': [byHand, open, byHand],
  };
  for (const [name, modes] of Object.entries(places)) {
    it(`stands in the page's own tree, and is shown and reached in its host: ${name} (E-06)`, async () => {
      const {host} = await nestedHost(modes);

      const {frame, form} = await openForm(host);

      expect(frame.element.getRootNode() === document).to.equal(true);
      await waitUntil(() => isReached(frame), 'it is not reached');
      form.close();
    });
  }

  it('is reached in a modal dialog at any depth (E-06)', async () => {
    const {host, dialog} = await inDialog();

    const {frame, form} = await openForm(host);

    await waitUntil(() => isReached(frame), 'it is not reached');
    const {left, right} = dialog.getBoundingClientRect();
    const box = frame.element.getBoundingClientRect();
    expect(box.left >= left && box.right <= right).to.equal(true);
    form.close();
    dialog.close();
  });

  it('keeps what was typed while its dialog closes and opens again, modal or not', async () => {
    const {host, dialog} = await inDialog();
    const {frame, form} = await openForm(host);
    frame.typeCard();

    dialog.close();
    expect(await isReached(frame)).to.equal(false);
    dialog.show();
    dialog.close();
    dialog.showModal();

    expect(theFrame().element === frame.element).to.equal(true);
    expect(frame.input('number').value).to.equal('4242 4242 4242 4242');
    form.close();
    dialog.close();
  });

  it('keeps what was typed when it is shown in another host of the same page', async () => {
    const {host, hosts} = await nestedHost([open, open]);
    const {frame, form} = await openForm(host);
    frame.typeCard();
    const beside = document.createElement('p');
    host.after(beside);

    form.moveTo(beside);
    await waitUntil(() => isReached(frame), 'it is not reached');
    const shallow = document.createElement('p');
    hosts[0]!.shadowRoot!.append(shallow);
    form.moveTo(shallow);

    await waitUntil(() => isReached(frame), 'it is not reached');
    expect(host.childElementCount + beside.childElementCount).to.equal(0);
    expect(frame.input('number').value).to.equal('4242 4242 4242 4242');
    form.close();
  });

  it('keeps what was typed when the view moves within the outermost element', async () => {
    const {host, hosts} = await nestedHost([open, open]);
    const {frame, form} = await openForm(host);
    frame.typeCard();
    const section = document.createElement('section');
    hosts[0]!.shadowRoot!.append(section);

    section.append(hosts[1]!);
    form.moveTo(host);

    await waitUntil(() => isReached(frame), 'it is not reached');
    expect(frame.input('number').value).to.equal('4242 4242 4242 4242');
    form.close();
  });

  const itMoves = 'moveBefore' in Element.prototype ? it : () => undefined;
  itMoves('keeps what was typed when the page moves it by moveBefore()', async () => {
    const {host, hosts, page} = await nestedHost([open, open]);
    const {frame, form} = await openForm(host);
    frame.typeCard();
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`);

    elsewhere.moveBefore(hosts[0]!, null);
    form.moveTo(host);
    const outer = document.createElement('div');
    outer.attachShadow(open).append(document.createElement('slot'));
    page.append(outer);
    outer.shadowRoot!.append(document.createElement('div'));
    outer.shadowRoot!.moveBefore(hosts[0]!, null);
    form.moveTo(host);

    expect(frame.element.closest('div') === outer).to.equal(true);
    await waitUntil(() => isReached(frame), 'it is not reached');
    expect(frame.input('number').value).to.equal('4242 4242 4242 4242');
    form.close();
  });

  it('is empty and says so, and can be filled in again, when the page moves it otherwise', async () => {
    const {host, hosts} = await nestedHost([open, open]);
    const {frame, form, states} = await openForm(host);
    frame.typeCard();
    await waitUntil(() => states.at(-1)?.isComplete, 'it never was complete');
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`);

    elsewhere.append(hosts[0]!);

    await waitUntil(() => states.at(-1)?.isEmpty, 'it never said that it is empty');
    const again = await untilReady();
    again.typeCard();
    await waitUntil(() => states.at(-1)?.isComplete, 'it cannot be filled in again');
    const {method} = await form.createToken({save: false});
    expect(method.last4).to.equal('4242');
    form.close();
  });

  it('is put back when the page throws it out, but not for ever', async () => {
    const {host, hosts} = await nestedHost([open]);
    const failures: unknown[] = [];
    const {form} = await openForm(host, {
      on: {change: () => undefined, failed: (error) => failures.push(error)},
    });

    for (const _ of [1, 2, 3]) {
      hosts[0]!.replaceChildren();
      await waitUntil(() => hosts[0]!.querySelector('iframe'), 'it was not put back');
      await untilReady();
    }
    expect(failures).to.deep.equal([]);
    hosts[0]!.replaceChildren();
    await waitUntil(() => failures.length > 0, 'it said nothing');

    expect(failures[0]).to.include({kind: 'setup'});
    form.close();
  });

  it('is not touched by rules of the page for everything it has (E-03)', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('section, section * {all: unset !important; display: none !important}');
    const {host} = await nestedHost([open]);
    const {frame, form} = await openForm(host);
    await waitUntil(() => frame.element.offsetHeight > 50);
    const before = frame.element.getBoundingClientRect().toJSON() as object;

    document.adoptedStyleSheets = [sheet];
    sheet.replaceSync('portal-form-frame, portal-form-frame * {all: unset; display: none}');

    expect(frame.element.getBoundingClientRect().toJSON()).to.deep.equal(before);
    document.adoptedStyleSheets = [];
    form.close();
  });

  it('leaves nothing in the page when it is closed', async () => {
    const {host, hosts, page} = await nestedHost([open, open, open]);
    const {form} = await openForm(host);

    form.close();
    form.close();

    expect(page.querySelectorAll('iframe, slot, portal-form-frame')).to.have.lengthOf(0);
    expect(host.childElementCount).to.equal(0);
    for (const each of hosts) expect(each.childElementCount).to.equal(0);
  });

  it('asks for a host that is in the page', async () => {
    const host = document.createElement('div');

    const refusal = await refusedForm(host);

    expect(refusal).to.include({kind: 'setup'});
    expect(document.querySelectorAll('portal-form-frame')).to.have.lengthOf(0);
  });
});
