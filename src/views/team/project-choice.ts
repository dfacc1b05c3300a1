import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {nameText, type TeamMessages} from '../../i18n/index.ts';
import type {TeamProject} from '../../model/team.ts';
import {icon, icons} from '../../parts/index.ts';

export interface ProjectChoice {
  readonly words: TeamMessages;
  readonly projects: readonly TeamProject[];
  /** Empty for all of them. */
  readonly chosen: string;
  choose(projectId: string): void;
}

/** Everybody, or those of one project. */
export function projectChoice({words, projects, chosen, choose}: ProjectChoice): TemplateResult {
  return html`<div class="field choice" part="project">
    <label for="project">${words.project}</label>
    <div class="chooser">
      <select
        class="input"
        id="project"
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
      >
        <option value="" .selected=${live(chosen === '')}>${words.allProjects}</option>
        ${projects.map(
          ({id, name}) =>
            html`<option value=${id} .selected=${live(chosen === id)}>${nameText(name)}</option>`,
        )}
      </select>
      ${icon(icons.chevronDown)}
    </div>
  </div>`;
}
