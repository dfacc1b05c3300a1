import {html, nothing, type TemplateResult} from 'lit';
import type {Invoice} from '../../contract/types.ts';
import {block, icon} from '../../parts/index.ts';
import {arrowDown, arrowUp} from '../../parts/row-icons.ts';
import {isNarrow} from './list-query.ts';
import {renderRow, type RowScene} from './row.ts';
import type {Scene} from './list-desk.ts';

/** Column headers; of cards only the top-most box remains to be seen. */
export function renderHead(scene: Scene): TemplateResult {
  const {localizer, hasActions, hasBoxes} = scene;
  const {columns, payNow} = localizer.messages;
  return html`<thead role="rowgroup">
    <tr role="row">
      ${hasBoxes ? renderTopBox(scene) : nothing}
      ${renderSortable('number', 'what', columns.invoice, scene)}
      <th role="columnheader" scope="col" class="issued">${columns.issued}</th>
      ${renderSortable('due_on', 'due', columns.due, scene)}
      <th role="columnheader" scope="col" class="state">${columns.status}</th>
      ${renderSortable('amount', 'amount', columns.amount, scene)}
      ${
        hasActions
          ? html`<th role="columnheader" scope="col" class="action" data-word=${payNow}>
              <span class="visually-hidden">${columns.action}</span>
            </th>`
          : nothing
      }
    </tr>
  </thead>`;
}

/** Gone where nothing can be paid; under a filter or search it speaks of what matches (S-05, S-06). */
function renderTopBox({localizer: {messages}, state, query}: Scene) {
  const isHidden = 'data' in state && state.data.payableCount === 0;
  const {selectAll, selectAllShort} = messages;
  const name = isNarrow(query) ? selectAllShort : selectAll;
  return html`<th role="columnheader" scope="col" class="tick" aria-label=${selectAllShort}>
    ${
      isHidden
        ? html`<span class="visually-hidden">${selectAllShort}</span>`
        : html`<input
              class="box"
              type="checkbox"
              part="checkbox"
              id="all"
              aria-label=${name}
            /><label for="all">${selectAllShort}</label>`
    }
  </th>`;
}

function renderSortable(column: string, className: string, label: string, {query}: Scene) {
  const isUp = query.sort === column;
  const isDown = query.sort === `-${column}`;
  return html`<th
    role="columnheader"
    scope="col"
    class=${className}
    aria-label=${label}
    aria-sort=${isUp ? 'ascending' : isDown ? 'descending' : nothing}
  >
    <span class="word">${label}</span>
    <button class="sort" type="button" data-sort=${column}>
      ${label}${isUp || isDown ? icon(isUp ? arrowUp : arrowDown) : nothing}
    </button>
  </th>`;
}

/** The desk knows how to draw them again without loss. */
export function renderRows(
  items: readonly Invoice[],
  scene: RowScene,
  desk: Scene['desk'],
): TemplateResult {
  const draw = (invoice: Invoice) => renderRow(invoice, scene);
  return html`<tbody role="rowgroup">
    ${desk?.renderRows(items, draw, [items, ...(Object.values(scene) as unknown[])]) ?? items.map(draw)}
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
