import type {Session, Team} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {refused, type Context} from '../context.ts';
import {holds, same} from '../verdict.ts';

const seen = (context: Context) => context.get<Team>('/team');

const has = ({projects, members}: Team, {projectId, personId}: Work) => [
  projects.some(({id}) => id === projectId),
  members.some(({id}) => id === personId),
];

interface Work {
  projectId: string;
  personId: string;
}

export const teamChecks: readonly Check[] = [
  {
    id: 'team.whole',
    title: 'The team names each person and project once, and no project beyond them',
    async run(context) {
      const mine = await context.as();
      const {capabilities} = await mine.get<Session>('/session');
      if (!capabilities.team) {
        refused(await mine.call('GET', '/team'), 'forbidden');
        return;
      }
      const {projects, members} = await seen(mine);
      const ids = new Set(projects.map(({id}) => id));
      same(ids.size, projects.length, 'Different projects');
      same(new Set(members.map(({id}) => id)).size, members.length, 'Different people (T-01)');
      for (const {id, assignments} of members) {
        holds(assignments.length > 0, `${id} works on nothing that the contact may see`);
        const isKnown = assignments.every(({projectId}) => ids.has(projectId));
        holds(isKnown, `${id} works on a project that the contact may not see (T-05)`);
      }
    },
  },
  {
    id: 'team.shown',
    title: 'People and projects that the firm does not show are in no answer (T-05)',
    needs: ['work'],
    async run(context) {
      const mine = await context.as();
      const shown = await context.arrange.work({name: 'Vera Holt', role: 'Surveyor'});
      const unnamed = await context.arrange.work({role: null});
      const project = await context.arrange.work({isProjectHidden: true});
      const person = await context.arrange.work({isPersonHidden: true});
      const team = await seen(mine);
      same(has(team, shown), [true, true], 'What is shown');
      same(has(team, project), [false, false], 'A hidden project and its only person');
      same(has(team, person), [true, false], 'A project and its hidden person');
      const rolesOf = (id: string) => team.members.find((each) => each.id === id)?.assignments;
      same(
        rolesOf(shown.personId),
        [{projectId: shown.projectId, role: 'Surveyor'}],
        'The assignments',
      );
      same(rolesOf(unnamed.personId)?.[0]?.role, null, 'The role of somebody without one (T-04)');
    },
  },
  {
    id: 'team.of-others',
    title: "A client sees nothing of another client's projects (A-07)",
    needs: ['work', 'stranger'],
    async run(context) {
      const theirs = await context.arrange.work({of: 'stranger'});
      same(has(await seen(await context.as()), theirs), [false, false], 'What is theirs');
      const stranger = await context.as(context.subject.stranger);
      same(has(await seen(stranger), theirs), [true, true], 'What they see themselves');
    },
  },
];
