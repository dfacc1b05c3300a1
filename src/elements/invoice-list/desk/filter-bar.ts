import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {InvoiceFilter, InvoiceSort} from '../../../i18n/index.ts';
import {button, icon, icons} from '../../../parts/index.ts';
import {filters} from '../list-query.ts';
import type {DeskScene} from './scene.ts';
import {offeredSorts} from './sorting.ts';
import {countOf} from './summary.ts';

/** Which invoices, and in which order where there are no column headers (L-12). */
export function renderFilterBar(scene: DeskScene): TemplateResult {
  return html`<div class="filters" part="filters">
    ${scene.hasChips ? renderChips(scene) : nothing}${
      scene.hasSearch ? renderSearch(scene) : nothing
    }${renderSort(scene)}
  </div>`;
}

function renderChips({localizer, query, summary, on}: DeskScene) {
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

function renderSearch({localizer, typed, on}: DeskScene) {
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

function renderSort({localizer, query, on}: DeskScene) {
  const current = query.sort;
  const {sort: label, sorts} = localizer.messages;
  const offered = offeredSorts.includes(current) ? offeredSorts : [...offeredSorts, current];
  return html`<div class="sorting">
    <select
      class="input"
      aria-label=${label}
      @change=${(event: Event) => on.sort((event.target as HTMLSelectElement).value as InvoiceSort)}
    >
      ${offered.map(
        (sort) =>
          html`<option value=${sort} .selected=${live(sort === current)}>${sorts[sort]}</option>`,
      )}
    </select>
    ${icon(icons.chevronDown)}
  </div>`;
}
