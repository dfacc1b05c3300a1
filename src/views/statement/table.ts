import {html, nothing, type TemplateResult} from 'lit';
import {button} from '../../parts/index.ts';
import type {StatementScene} from './scene.ts';

export interface Column {
  readonly label: string;
  readonly isAmount?: boolean;
}

export interface TableOptions {
  /** Unique in its shadow root. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly unknown[])[];
  /** Stand before and after the rows, and are not counted. */
  readonly first?: readonly unknown[];
  readonly last?: readonly unknown[];
}

/** Roles are written out because the rows are no table rows where the element is narrow. */
export function table(scene: StatementScene, options: TableOptions): TemplateResult {
  const {id, title, columns, rows, first, last} = options;
  const count = scene.shown(id);
  const isWhole = rows.length <= count;
  return html`<section>
    <h4 class="strong" id="${id}-title">${title}</h4>
    <table role="table" part="table" id=${id} aria-labelledby="${id}-title">
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map(
            ({label, isAmount}) =>
              html`<th role="columnheader" scope="col" class="s muted ${isAmount ? 'end' : ''}">
                ${label}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${first ? row(columns, first, 'strong') : nothing}
        ${rows.slice(0, count).map((cells) => row(columns, cells, 'counted'))}
        ${last && isWhole ? row(columns, last, 'strong') : nothing}
      </tbody>
    </table>
    ${
      isWhole
        ? nothing
        : html`<div class="rest">
            ${button({
              label: scene.localizer.messages.showMore,
              look: 'outlined',
              part: 'more',
              describedBy: `${id}-title`,
              onPress: () => scene.more(id, rows.length),
            })}
          </div>`
    }
  </section>`;
}

/** Where the head is out of sight, each amount bears its name. */
function row(columns: readonly Column[], cells: readonly unknown[], className: string) {
  return html`<tr role="row" class=${className} tabindex="-1">
    ${cells.map((cell, index) => {
      const {label, isAmount} = columns[index] ?? {};
      if (cell === nothing) return html`<td role="cell" class="void"></td>`;
      return html`<td role="cell" class=${isAmount ? 'end' : nothing}>
        ${isAmount ? html`<span class="label s muted" aria-hidden="true">${label}</span>` : nothing}
        ${cell}
      </td>`;
    })}
  </tr>`;
}
