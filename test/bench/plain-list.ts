import type {Invoice} from '../../src/contract/types.ts';

export const plainMarkup = `
  <h2>Invoices</h2>
  <p><output id="count"></output> <button id="pay" type="button">Pay Selected</button></p>
  <table>
    <thead>
      <tr>
        <th><input id="all" type="checkbox" aria-label="Select all"></th>
        <th>Invoice</th><th>Issued</th><th>Due</th><th>Status</th><th>Amount</th><th></th>
      </tr>
    </thead>
    <tbody></tbody>
  </table>`;

/**
 * The floor: a list as one would write it for one page alone, without a library. The same columns,
 * boxes and totals; no states, no languages, and everything is known from the rows.
 *
 * It is sent to the browser as source, so it uses nothing outside itself.
 */
export function showPlainList(invoices: readonly Invoice[]): void {
  const body = document.querySelector('tbody')!;
  const all = document.querySelector<HTMLInputElement>('#all')!;
  const count = document.querySelector('#count')!;
  const dates = new Intl.DateTimeFormat('en', {dateStyle: 'medium', timeZone: 'UTC'});
  const amounts = new Intl.NumberFormat('en', {style: 'currency', currency: 'USD'});
  const money = (amount: number) => amounts.format(amount / 100);
  const date = (text: string | null) => (text === null ? '' : dates.format(new Date(text)));
  const dues = new Map(invoices.map(({id, due}) => [id, due.amount]));
  const boxes: HTMLInputElement[] = [];
  const selected = new Set<string>();

  const cell = (text: string) => {
    const td = document.createElement('td');
    td.textContent = text;
    return td;
  };
  for (const {id, number, issuedOn, dueOn, status, due, projects} of invoices) {
    const row = document.createElement('tr');
    row.dataset['id'] = id;
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.setAttribute('aria-label', `Select invoice ${number}, ${money(due.amount)}`);
    boxes.push(box);
    const tick = cell('');
    tick.append(box);
    const pay = document.createElement('button');
    pay.textContent = 'Pay Now';
    const action = cell('');
    action.append(pay);
    const names = projects.map(({name}) => name).join(', ');
    const what = cell(`${number} ${names}`);
    const amount = cell(money(due.amount));
    row.append(tick, what, cell(date(issuedOn)), cell(date(dueOn)), cell(status), amount, action);
    body.append(row);
  }

  const tell = () => {
    let total = 0;
    for (const id of selected) total += dues.get(id) ?? 0;
    count.textContent = selected.size === 0 ? '' : `${selected.size} selected ${money(total)}`;
    all.checked = selected.size === boxes.length;
    all.indeterminate = selected.size > 0 && !all.checked;
  };
  body.addEventListener('click', ({target}) => {
    if (!(target instanceof HTMLInputElement)) return;
    const id = target.closest('tr')?.dataset['id'] ?? '';
    if (target.checked) selected.add(id);
    else selected.delete(id);
    tell();
  });
  all.addEventListener('click', () => {
    for (const box of boxes) box.checked = all.checked;
    selected.clear();
    if (all.checked) for (const id of dues.keys()) selected.add(id);
    tell();
  });
}
