import type {GalleryElement} from './state.ts';

const tag = 'portal-team';

export const team: GalleryElement = {
  id: 'team',
  title: 'Team',
  markup: [[tag]],
  sees: `${tag}:state(ready)`,
  states: [
    {
      id: 'loading',
      title: 'Loading',
      scenario: 'team',
      arrange: (portal) => portal.faults.always('getTeam', 'hang'),
      sees: '.people .block',
    },
    {id: 'all', title: 'All Projects', scenario: 'team'},
    {
      id: 'one-project',
      title: 'One project',
      scenario: 'team',
      markup: [[tag, {project: 'prj_footbridge'}]],
    },
    {
      id: 'role',
      title: 'Which role is where',
      scenario: 'team',
      act: (person) => person.press('button[part~=role]', 2),
      sees: '.tip:popover-open',
    },
    {
      id: 'large',
      title: '2 000 people on 300 projects',
      scenario: 'largeTeam',
    },
    {
      id: 'gone',
      title: 'The project is gone',
      scenario: 'team',
      markup: [[tag, {project: 'prj_footbridge'}]],
      async act(person, portal) {
        await person.sees(`${tag}:state(ready)`);
        portal.showProject('prj_footbridge', false);
        await person.reloads(tag);
      },
      sees: '[part~=notice]',
    },
    {
      id: 'picture',
      title: 'A picture',
      scenario: 'team',
      arrange(portal) {
        const assignments = [
          {project: {id: 'prj_footbridge', name: 'Footbridge'}, role: 'Advisor'},
        ];
        const avatarUrl = new URL('/assets/mark.svg', location.href).href;
        portal.addPerson({name: 'Ada Vale', avatarUrl, assignments});
      },
    },
    {id: 'empty', title: 'Nobody yet', scenario: 'empty', sees: `${tag}:state(empty)`},
    {
      id: 'failed',
      title: 'Could not be loaded',
      scenario: 'team',
      arrange: (portal) => portal.faults.always('getTeam', 'error'),
      sees: `${tag}:state(failed)`,
    },
    {
      id: 'stale',
      title: 'Could not be refreshed',
      scenario: 'team',
      async act(person, portal) {
        await person.sees(`${tag}:state(ready)`);
        portal.faults.always('getTeam', 'error');
        await person.reloads(tag);
      },
      sees: '[part~=notice]',
    },
    {
      id: 'signed-out',
      title: 'Signed out',
      scenario: 'signedOut',
      sees: `${tag}:state(signed-out)`,
    },
    {id: 'off', title: 'Not shown', scenario: 'teamOff', sees: `${tag}:state(unavailable)`},
    {
      id: 'portal-off',
      title: 'Portal off',
      scenario: 'portalOff',
      sees: `${tag}:state(unavailable)`,
    },
  ],
};
