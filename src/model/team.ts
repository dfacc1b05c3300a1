import type {Team} from '../contract/types.ts';
import {searchKey} from './search.ts';
import {compareText} from './sort-key.ts';

export type TeamMember = Team['members'][number];
export type TeamProject = Team['projects'][number];

/** One role of a person, once, with the projects it is theirs on. */
export interface TeamRole {
  readonly role: string;
  /** In the order of the projects' names. */
  readonly projects: readonly TeamProject[];
}

/** A person as the team shows them. */
export interface TeamPerson {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl?: string | undefined;
  /** In the order of their names; none for a name alone (T-04). */
  readonly roles: readonly TeamRole[];
}

/** How names are compared in a locale; equal ones are told apart by their id. */
function compareNames(locale: string) {
  const {compare} = new Intl.Collator(locale, {numeric: true});
  return (one: Named, other: Named): number =>
    compare(one.name, other.name) || compareText(one.id, other.id);
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The projects of a team in the order of their names. */
export function projectsInOrder({projects}: Team, locale: string): TeamProject[] {
  return projects.toSorted(compareNames(locale));
}

/**
 * The people of a team, each once, in the order of their names: all of them with all their roles
 * (T-01), or those of one project with their roles on it alone (T-02).
 */
export function peopleOf(team: Team, projectId: string | null, locale: string): TeamPerson[] {
  const compare = compareNames(locale);
  const projects = new Map(
    projectsInOrder(team, locale)
      .filter(({id}) => projectId === null || id === projectId)
      .map((project, place) => [project.id, {project, place}]),
  );
  return team.members
    .filter((member) => projectId === null || isOn(member, projectId))
    .map(({id, name, avatarUrl, assignments}) => ({
      id,
      name,
      avatarUrl,
      roles: rolesOf(assignments, projects, locale),
    }))
    .sort(compare);
}

type Places = ReadonlyMap<string, {readonly project: TeamProject; readonly place: number}>;

function isOn({assignments}: TeamMember, projectId: string): boolean {
  return assignments.some((each) => each.projectId === projectId);
}

/** The same role twice is one (T-03), also where somebody wrote it in other letters or spaces. */
function rolesOf(
  assignments: TeamMember['assignments'],
  projects: Places,
  locale: string,
): TeamRole[] {
  const found = new Map<string, {role: string; on: Set<string>}>();
  for (const {projectId, role} of assignments) {
    const text = role?.trim().replace(/\s+/g, ' ');
    if (!text || !projects.has(projectId)) continue;
    const key = searchKey(text);
    const known = found.get(key);
    if (known) known.on.add(projectId);
    else found.set(key, {role: text, on: new Set([projectId])});
  }
  const {compare} = new Intl.Collator(locale, {numeric: true});
  return [...found.values()]
    .sort((one, other) => compare(one.role, other.role) || compareText(one.role, other.role))
    .map(({role, on}) => ({role, projects: inOrder(on, projects)}));
}

/** A person's few, out of perhaps hundreds. */
function inOrder(ids: ReadonlySet<string>, projects: Places): TeamProject[] {
  return [...ids]
    .map((id) => projects.get(id))
    .filter((place) => place !== undefined)
    .sort((one, other) => one.place - other.place)
    .map(({project}) => project);
}

/**
 * What stands for somebody without a picture: the first letters of the first and the last name. Where
 * letters have no capitals (Arabic, Chinese) two that don't belong together would read as a word, so
 * there is one. Empty where a name has no letter at all.
 */
export function initialsOf(name: string, locale: string): string {
  const words = name
    .split(/\s+/)
    .map(firstLetter)
    .filter((letter) => letter !== '');
  const [first = ''] = words;
  const letters = hasCase(first) && words.length > 1 ? [first, words.at(-1) ?? ''] : [first];
  return letters.join('').toLocaleUpperCase(locale);
}

/** With the marks that belong to it. */
function firstLetter(word: string): string {
  return /[\p{L}\p{N}]\p{M}{0,3}/u.exec(word)?.[0] ?? '';
}

function hasCase(letter: string): boolean {
  return letter.toLowerCase() !== letter.toUpperCase();
}
