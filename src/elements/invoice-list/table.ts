import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import type {InvoiceListData} from '../../client/types.ts';
import type {Localizer} from '../../i18n/index.ts';
import type {TopBox} from '../../model/selection.ts';
import {block, box, icon, icons} from '../../parts/index.ts';
import type {ListCommands} from './list-commands.ts';
import type {ListQuery, SortColumn} from './list-query.ts';
import {renderRow, type RowScene} from './row.ts';

export interface HeadScene {
  readonly localizer: Localizer;
  readonly query: ListQuery;
  readonly hasActions: boolean;
  /** Null: rows have no boxes. `isHidden` while nothing can be selected. */
  readonly topBox: {
    readonly state: TopBox;
    readonly name: string;
    readonly isHidden: boolean;
  } | null;
  readonly on: ListCommands;
}

/** Column headers; of cards only the top-most box remains to be seen. */
export function renderHead(scene: HeadScene): TemplateResult {
  const {localizer, topBox, hasActions} = scene;
  const {columns} = localizer.messages;
  return html`<thead role="rowgroup" class=${topBox ? 'head' : 'head boxless'}>
    <tr role="row">
      ${topBox ? renderTopBox(topBox, scene) : nothing}
      ${renderSortable('number', 'what', columns.invoice, scene)}
      <th role="columnheader" scope="col" class="issued">${columns.issued}</th>
      ${renderSortable('due_on', 'due', columns.due, scene)}
      <th role="columnheader" scope="col" class="state">${columns.status}</th>
      ${renderSortable('amount', 'amount', columns.amount, scene)}
      ${
        hasActions
          ? html`<th
              role="columnheader"
              scope="col"
              class="action"
              data-word=${localizer.messages.payNow}
            >
              <span class="visually-hidden">${columns.action}</span>
            </th>`
          : nothing
      }
    </tr>
  </thead>`;
}

function renderTopBox(
  {state, name, isHidden}: NonNullable<HeadScene['topBox']>,
  {localizer, on}: HeadScene,
) {
  const {selectAllShort} = localizer.messages;
  return html`<th role="columnheader" scope="col" class="tick" aria-label=${selectAllShort}>
    ${
      isHidden
        ? html`<span class="visually-hidden">${selectAllShort}</span>`
        : html`${box({
              id: 'all',
              name,
              isChecked: state === 'all',
              isMixed: state === 'mixed',
              onToggle: on.toggleAll,
            })}<label for="all">${selectAllShort}</label>`
    }
  </th>`;
}

function renderSortable(
  column: SortColumn,
  className: string,
  label: string,
  {query: {sort}, on}: HeadScene,
) {
  const isUp = sort === column;
  const isDown = sort === `-${column}`;
  return html`<th
    role="columnheader"
    scope="col"
    class=${className}
    aria-label=${label}
    aria-sort=${isUp ? 'ascending' : isDown ? 'descending' : nothing}
  >
    <span class="word">${label}</span>
    <button class="sort" type="button" @click=${() => on.sortBy(column)}>
      ${label}${isUp || isDown ? icon(isUp ? icons.arrowUp : icons.arrowDown) : nothing}
    </button>
  </th>`;
}

/** Rows are asked again only when something they show has changed; a tick is none of that. */
export function renderRows({items}: InvoiceListData, scene: RowScene): TemplateResult {
  return html`<tbody role="rowgroup">
    ${guard([items, ...Object.values(scene)], () =>
      repeat(
        items,
        ({id}) => id,
        (invoice) => renderRow(invoice, scene),
      ),
    )}
  </tbody>`;
}

/** Rows of their final size. */
export function renderSkeleton(count: number, hasBoxes: boolean): TemplateResult {
  return html`<tbody aria-hidden="true">
    ${Array.from(
      {length: count},
      () =>
        html`<tr class="row">
          ${hasBoxes ? html`<td class="tick"></td>` : nothing}
          <td class="what"><span>${block(40)}</span><span class="project">${block(60)}</span></td>
          <td class="due">${block(60)}</td>
          <td class="amount">${block(60)}</td>
        </tr>`,
    )}
  </tbody>`;
}
