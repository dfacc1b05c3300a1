import {html, nothing, type TemplateResult} from 'lit';
import {nameText, type Localizer, type TeamMessages} from '../../i18n/index.ts';
import {initialsOf, type TeamPerson, type TeamRole} from '../../model/team.ts';
import {icon, icons, name} from '../../parts/index.ts';
import {keyedRows} from '../../parts/keyed-rows.ts';

/** More names than these are counted: whoever wants to know about one chooses its project. */
const mostNamed = 12;

export interface PeopleScene {
  readonly localizer: Localizer;
  readonly words: TeamMessages;
  /** More than one project is shown, so that a role says on which of them it is. */
  readonly isAcross: boolean;
  /** A role was pressed, to be told where it is. */
  press(event: Event): void;
  /** The address of a picture that may be shown; null for none. */
  picture(person: TeamPerson): string | null;
  pictureFailed(address: string): void;
}

export function personCards(scene: PeopleScene, people: readonly TeamPerson[]): unknown {
  return keyedRows(
    people,
    ({id}) => id,
    (person) => card(scene, person),
  );
}

function card(scene: PeopleScene, person: TeamPerson): TemplateResult {
  return html`<li class="person" part="person" tabindex="-1">
    ${avatar(scene, person)}
    <span class="about"
      >${name(person.name, 'strong who')}${
        person.roles.length > 0
          ? html`<span class="roles"
              >${person.roles.map((role, index) => chip(scene, role, `${person.id}-${index}`))}</span
            >`
          : nothing
      }</span
    >
  </li>`;
}

/** The name stands beside it, so a picture or initials tell nothing new. */
function avatar(scene: PeopleScene, person: TeamPerson): TemplateResult {
  const address = scene.picture(person);
  const initials = initialsOf(nameText(person.name), scene.localizer.locale);
  return html`<span class="avatar" part="avatar" aria-hidden="true"
    >${initials === '' ? icon(icons.user) : initials}${
      address === null
        ? nothing
        : html`<img
            src=${address}
            alt=""
            width="40"
            height="40"
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            @error=${() => scene.pictureFailed(address)}
          />`
    }</span
  >`;
}

function chip(scene: PeopleScene, {role, projects}: TeamRole, id: string): TemplateResult {
  const {words, isAcross, press} = scene;
  if (!isAcross) return html`<span class="badge neutral role" part="role">${name(role)}</span>`;
  return html`<span class="asked"
    ><button
      class="badge neutral role"
      part="role"
      type="button"
      aria-describedby="on-${id}"
      @click=${press}
    >
      ${name(role)}</button
    ><span id="on-${id}" hidden>${words.roleOn(role, named(scene, projects))}</span></span
  >`;
}

function named({localizer}: PeopleScene, projects: TeamRole['projects']): string[] {
  const names = projects.slice(0, mostNamed).map((project) => localizer.text(project.name));
  const more = projects.length - names.length;
  return more > 0 ? [localizer.messages.andMore(localizer.list(names), more)] : names;
}
