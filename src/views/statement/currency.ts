import {html, nothing, type TemplateResult} from 'lit';
import type {Money, StatementCurrency, StatementLine} from '../../contract/types.ts';
import {money, name} from '../../parts/index.ts';
import type {StatementScene} from './scene.ts';
import {table} from './table.ts';

/** All there is to one currency; sums are never across them. */
export function currencySection(scene: StatementScene, of: StatementCurrency): TemplateResult {
  const {currency, openItems, lines, inProgress, opening, closing} = of;
  const {localizer, words} = scene;
  const amount = (value: Money) => money(value, localizer);
  const date = {label: words.date};
  const entry = {label: words.entry};
  const sized = {label: words.amount, isAmount: true};
  return html`<section class="currency" part="currency" aria-labelledby=${currency}>
    <h3 class="l strong" id=${currency}>${currency}</h3>
    ${totals(scene, of)}${ageing(scene, of)}
    ${
      openItems.length > 0
        ? table(scene, {
            id: `open-${currency}`,
            title: words.openItems,
            columns: [
              {label: words.invoice},
              {label: words.due},
              {label: words.late},
              {label: words.open, isAmount: true},
            ],
            rows: openItems.map((item) => [
              name(item.invoiceNumber),
              item.dueOn === null ? localizer.messages.noDueDate : localizer.date(item.dueOn),
              item.daysLate > 0 ? words.daysLate(item.daysLate) : nothing,
              html`${amount(item.balance)}
              ${
                item.inProgress.amount === 0
                  ? nothing
                  : html`<span class="about s muted"
                      >${localizer.messages.amountProcessing(item.inProgress)}</span
                    >`
              }`,
            ]),
          })
        : nothing
    }
    ${table(scene, {
      id: `activity-${currency}`,
      title: words.activity,
      columns: [date, entry, sized, {label: words.balance, isAmount: true}],
      first: [nothing, words.opening, nothing, amount(opening)],
      rows: lines.map((line) => [
        localizer.date(line.date),
        entryOf(scene, line),
        amount(line.amount),
        amount(line.balance),
      ]),
      last: [nothing, words.closing, nothing, amount(closing)],
    })}
    ${
      inProgress.length > 0
        ? table(scene, {
            id: `progress-${currency}`,
            title: words.inProgress,
            columns: [date, entry, sized],
            rows: inProgress.map((payment) => [
              localizer.date(payment.date),
              entryOf(scene, {...payment, kind: 'payment'}),
              amount(payment.amount),
            ]),
          })
        : nothing
    }
  </section>`;
}

function totals(
  {localizer, words}: StatementScene,
  {opening, closing, inProgress, currency}: StatementCurrency,
): TemplateResult {
  const underWay = inProgress.reduce((sum, {amount}) => sum + amount.amount, 0);
  const figure = (label: string, value: Money, className = '') =>
    html`<div>
      <dt class="s muted">${label}</dt>
      <dd class=${className}>${money(value, localizer)}</dd>
    </div>`;
  return html`<dl class="figures" part="totals">
    ${figure(words.opening, opening)}${figure(words.closing, closing, 'l strong')}
    ${underWay === 0 ? nothing : figure(words.inProgress, {amount: underWay, currency})}
  </dl>`;
}

/** Every age, also with nothing of it: whoever looks for what is late reads that there is none. */
function ageing({localizer, words}: StatementScene, {currency, ageing: rows}: StatementCurrency) {
  const id = `ageing-${currency}`;
  return html`<section>
    <h4 class="strong" id=${id}>${words.ageing}</h4>
    <dl class="ages" part="ageing" aria-labelledby=${id}>
      ${rows
        .filter(({age, count}) => age !== 'credit' || count > 0)
        .map(
          ({age, count, amount}) =>
            html`<div>
              <dt class="s muted">${words.ages[age]}</dt>
              <dd class=${count > 0 ? 'strong' : 'muted'}>${money(amount, localizer)}</dd>
              ${count > 0 ? html`<dd class="s muted">${words.items(count)}</dd>` : nothing}
            </div>`,
        )}
    </dl>
  </section>`;
}

/** What happened; of a payment, by which kind of method, never which one (M-02). */
function entryOf(
  {localizer: {messages}, words}: StatementScene,
  {kind, invoiceNumber, paidBy}: Pick<StatementLine, 'kind' | 'invoiceNumber' | 'paidBy'>,
): TemplateResult {
  const {card, bankAccount, otherPayment, paymentMethod} = messages;
  const names = {
    card,
    us_bank_account: bankAccount,
    outside: otherPayment,
    unrecognized: paymentMethod,
  };
  return html`${words.kinds[kind](invoiceNumber)}
  ${
    kind === 'payment' && paidBy
      ? html`<span class="about s muted">${names[paidBy]}</span>`
      : nothing
  }`;
}
