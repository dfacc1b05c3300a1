import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Resource} from '../../client/types.ts';
import type {InvoiceSummary} from '../../contract/types.ts';
import type {InvoiceFilter, InvoiceSort, Localizer} from '../../i18n/index.ts';
import {button, icon, icons} from '../../parts/index.ts';
import type {ListCommands} from './list-commands.ts';
import {filters, offeredSorts, type ListQuery} from './list-query.ts';
import {countOf} from './summary.ts';

export interface FilterBarScene {
  readonly localizer: Localizer;
  readonly query: ListQuery;
  /** What stands in the search field; the query follows a moment later. */
  readonly typed: string;
  readonly summary: Resource<InvoiceSummary>;
  readonly hasChips: boolean;
  readonly hasSearch: boolean;
  readonly on: ListCommands;
}

/** Which invoices, and in which order where there are no column headers (L-12). */
export function renderFilterBar(scene: FilterBarScene): TemplateResult {
  return html`<div class="filters" part="filters">
    ${scene.hasChips ? renderChips(scene) : nothing}${
      scene.hasSearch ? renderSearch(scene) : nothing
    }${renderSort(scene)}
  </div>`;
}

function renderChips({localizer, query, summary, on}: FilterBarScene) {
  const {messages, number} = localizer;
  const counts: Partial<Record<InvoiceFilter, number>> =
    summary.status === 'ready'
      ? {outstanding: countOf(summary.data.outstanding), past_due: countOf(summary.data.pastDue)}
      : {};
  return html`<div class="chips" part="chips" role="radiogroup" aria-label=${messages.filter}>
    ${filters.map((filter) => {
      const count = counts[filter];
      return html`<label>
        <input
          type="radio"
          name="filter"
          .checked=${live(query.status === filter)}
          @change=${() => on.filter(filter)}
        />${messages.filters[filter]}${
          count === undefined ? nothing : html`<span>${number(count)}</span>`
        }
      </label>`;
    })}
  </div>`;
}

function renderSearch({localizer, typed, on}: FilterBarScene) {
  const {search, searchName, clearSearch} = localizer.messages;
  return html`<div class="search" part="search">
    ${icon(icons.search)}
    <input
      class="input"
      id="search"
      type="search"
      autocomplete="off"
      enterkeyhint="search"
      maxlength="200"
      aria-label=${searchName}
      placeholder=${search}
      .value=${live(typed)}
      @input=${(event: InputEvent) => on.type((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape' && typed !== '') on.type('');
      }}
    />
    ${
      typed === ''
        ? nothing
        : button({label: clearSearch, iconOnly: icons.close, onPress: () => on.type('')})
    }
  </div>`;
}

function renderSort({localizer, query, on}: FilterBarScene) {
  const {sort: label, sorts} = localizer.messages;
  const offered = offeredSorts.includes(query.sort) ? offeredSorts : [...offeredSorts, query.sort];
  return html`<div class="sorting">
    <select
      class="input"
      aria-label=${label}
      @change=${(event: Event) => on.sort((event.target as HTMLSelectElement).value as InvoiceSort)}
    >
      ${offered.map(
        (sort) =>
          html`<option value=${sort} .selected=${live(sort === query.sort)}>
            ${sorts[sort]}
          </option>`,
      )}
    </select>
    ${icon(icons.chevronDown)}
  </div>`;
}
