import {projects} from '../cast.ts';
import type {TestPortal, TestPortalOptions} from '../portal.ts';
import {listScenarios} from './lists.ts';

/** Who works for the client. */

const {footbridge, library, school, quay} = projects;

const cast = [
  ['Eleanor Alder', [library, 'Principal in charge'], [footbridge, 'Design reviewer']],
  ['Tobias Quay', [footbridge, 'Principal in charge'], [school, 'Principal in charge']],
  ['Ngozi Adeyemi', [footbridge, 'Project engineer'], [library, 'Project engineer']],
  ['Åsa Lindqvist', [library, 'Timber specialist']],
  ['David Chen', [footbridge, 'Vibration analyst']],
  ['David Chen', [school, 'Drafting lead']],
  ['Yael Ben-Ami', [quay, 'Geotechnical liaison']],
  ['Sam Okafor', [library, null]],
] as const;

function team(options?: TestPortalOptions): TestPortal {
  const portal = listScenarios.severalInvoices(options);
  for (const [name, ...work] of cast) {
    const assignments = work.map(([project, role]) => ({project, role}));
    portal.addPerson({name, assignments});
  }
  return portal;
}

/** Two thousand people on three hundred projects, most of them on several. */
function largeTeam(options?: TestPortalOptions): TestPortal {
  const portal = listScenarios.severalInvoices(options);
  const all = Array.from({length: 300}, (_, index) =>
    portal.addProject({name: `Project ${index + 1}`}),
  );
  const roles = ['Project engineer', 'Design reviewer', 'Surveyor', 'Site engineer', null];
  for (let index = 0; index < 2000; index += 1) {
    const assignments = Array.from({length: 1 + (index % 4)}, (_, nth) => ({
      project: all[(index * 7 + nth * 31) % all.length] ?? footbridge,
      role: roles[(index + nth) % roles.length] ?? null,
    }));
    portal.addPerson({name: `Person ${index + 1}`, assignments});
  }
  return portal;
}

export const teamScenarios = {
  team,
  largeTeam,
  teamOff: (options?: TestPortalOptions) =>
    team({...options, firm: {showsTeam: false, ...options?.firm}}),
} satisfies Record<string, (options?: TestPortalOptions) => TestPortal>;
