import type {ProjectName, Team} from '../contract/types.ts';
import {northgate} from './cast.ts';
import {Refusal} from './refusal.ts';
import type {ContactRecord, PersonRecord, ProjectRecord, State} from './state.ts';

export interface ProjectSeed extends Partial<ProjectRecord> {
  name: string;
}

/** Somebody of the firm; projects that are not there yet come with whoever works on them. */
export interface PersonSeed extends Partial<Omit<PersonRecord, 'assignments'>> {
  name: string;
  assignments?: readonly {project: ProjectName; role: string | null}[];
}

export function addProject(state: State, seed: ProjectSeed): ProjectRecord {
  const {id = state.nextId('prj'), clientId = northgate.id, isVisible = true, name} = seed;
  const record = {id, clientId, name, isVisible};
  state.projects.set(id, record);
  return record;
}

export function addPerson(state: State, seed: PersonSeed): PersonRecord {
  const {assignments = [], ...about} = seed;
  for (const {project} of assignments) {
    if (!state.projects.has(project.id)) addProject(state, {...project});
  }
  const record = {
    id: state.nextId('stf'),
    isShown: true,
    ...about,
    assignments: assignments.map(({project, role}) => ({projectId: project.id, role})),
  };
  state.people.set(record.id, record);
  return record;
}

/** Only projects that the contact may see, only people whom the firm shows (T-05). */
export function readTeam({firm, projects, people}: State, {clientId}: ContactRecord): Team {
  if (!firm.showsTeam) throw new Refusal('forbidden');
  const seen = [...projects.values()].filter(
    (project) => project.clientId === clientId && project.isVisible,
  );
  const members = [...people.values()]
    .filter(({isShown}) => isShown)
    .map(({id, name, avatarUrl, assignments}) => ({
      id,
      name,
      ...(avatarUrl !== undefined && {avatarUrl}),
      assignments: assignments.filter(({projectId}) => seen.some(({id: on}) => on === projectId)),
    }))
    .filter(({assignments}) => assignments.length > 0);
  return {projects: seen.map(({id, name}) => ({id, name})), members};
}
