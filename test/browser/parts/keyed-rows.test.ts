import {expect} from '@open-wc/testing';
import {html, render} from 'lit';
import {keyedRows} from '../../../src/parts/keyed-rows.ts';

interface Item {
  id: string;
  text: string;
}

const items = (ids: string, text = ''): Item[] => Array.from(ids, (id) => ({id, text}));

/** A list of rows, drawn as often as it is told to. */
function list() {
  const host = document.createElement('ul');
  document.body.append(host);
  let drawn = 0;
  const row = ({id, text}: Item) => {
    drawn += 1;
    return html`<li data-id=${id} tabindex="-1">${id}${text}</li>`;
  };
  const draw = (content: unknown) => render(html`${content}`, host);
  const show = (rows: readonly Item[], inputs?: readonly unknown[]) =>
    draw(keyedRows(rows, ({id}) => id, row, inputs));
  return {
    show,
    showPlain: (rows: readonly Item[]) => draw(rows.map(row)),
    row: (id: string) => host.querySelector<HTMLElement>(`[data-id='${id}']`)!,
    texts: () => Array.from(host.children, (child) => child.textContent).join(' '),
    drawn: () => drawn,
    host,
  };
}

describe('rows by their keys', () => {
  let shown: ReturnType<typeof list>;
  beforeEach(() => (shown = list()));
  afterEach(() => shown.host.remove());

  it('an item keeps its element through any change of the others, and shows what it has become', () => {
    const orders = [
      'abcdef',
      'bcdefa',
      'fabcde',
      'fedcba',
      'x',
      '',
      'ace',
      'bdf',
      'abcdefgh',
      'hgaebxf',
    ];
    // Every order after every other, a few hundred changes in all.
    const changes = orders.flatMap((from) => orders.flatMap((to) => [from, to]));
    let before = new Map<string, HTMLElement>();
    changes.forEach((ids, turn) => {
      shown.show(items(ids, String(turn)));
      expect(shown.texts()).to.equal(Array.from(ids, (id) => `${id}${turn}`).join(' '));
      const now = new Map(Array.from(ids, (id) => [id, shown.row(id)]));
      for (const [id, element] of now) {
        const old = before.get(id);
        if (old)
          expect(old === element, `${id} of ${ids} is the element that it was`).to.equal(true);
      }
      before = now;
    });
  });

  it('a row that goes further down leaves the focus where it is', () => {
    shown.show(items('abcd'));
    shown.row('c').focus();
    shown.show(items('bcda'));
    expect(document.activeElement === shown.row('c')).to.equal(true);
    shown.show(items('cxa'));
    expect(document.activeElement === shown.row('c')).to.equal(true);
  });

  it('of items with one key the first is drawn, and nothing of them stays', () => {
    shown.show([...items('ab', '1'), ...items('a', '2'), ...items('c')]);
    expect(shown.texts()).to.equal('a1 b1 c');
    shown.show([...items('c'), ...items('a', '3'), ...items('a', '4')]);
    expect(shown.texts()).to.equal('c a3');
    shown.show([]);
    expect(shown.texts()).to.equal('');
  });

  it('X-02: a key may be empty', () => {
    const nameless = {id: '', text: 'nameless'};
    shown.show([nameless, ...items('ab')]);
    expect(shown.texts()).to.equal('nameless a b');
    shown.show([...items('ba'), nameless, ...items('c')]);
    expect(shown.texts()).to.equal('b a nameless c');
  });

  it('rows that were drawn as a plain list are taken over', () => {
    shown.showPlain(items('abc'));
    const before = shown.row('b');
    shown.show(items('cbx', '!'));
    expect(shown.texts()).to.equal('c! b! x!');
    expect(before === shown.row('b')).to.equal(true);
  });

  it('X-02: of rows with one key that were drawn as a plain list the first is taken over', () => {
    shown.showPlain([...items('ab'), ...items('a', '2')]);
    shown.show([...items('ab', '!'), ...items('a', '2')]);
    expect(shown.texts()).to.equal('a! b!');
  });

  it('with inputs, rows are drawn again only when one of them has changed', () => {
    shown.show(items('ab'), [1, 'x']);
    shown.show(items('abc'), [1, 'x']);
    expect(shown.texts()).to.equal('a b');
    expect(shown.drawn()).to.equal(2);
    shown.show(items('abc'), [2, 'x']);
    expect(shown.texts()).to.equal('a b c');
  });

  it('goes and comes back with what it stands in', () => {
    const when = (isThere: boolean, ids: string) =>
      render(
        html`${
          isThere
            ? keyedRows(
                items(ids),
                ({id}) => id,
                ({id}) => html`<li>${id}</li>`,
              )
            : 'none'
        }`,
        shown.host,
      );
    when(true, 'ab');
    when(false, '');
    expect(shown.host.textContent).to.equal('none');
    when(true, 'ba');
    expect(shown.texts()).to.equal('b a');
  });
});
