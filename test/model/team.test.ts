import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Team} from '../../src/contract/types.ts';
import {initialsOf, peopleOf, projectsInOrder} from '../../src/model/team.ts';

const [bridge, library, school] = [
  {id: 'prj_b', name: 'Bridge'},
  {id: 'prj_l', name: 'Library'},
  {id: 'prj_s', name: 'School'},
] as const;

type Work = readonly [project: {id: string}, role: string | null];

let made = 0;
function person(name: string, ...work: readonly Work[]): Team['members'][number] {
  made += 1;
  return {
    id: `stf_${String(made).padStart(4, '0')}`,
    name,
    assignments: work.map(([{id: projectId}, role]) => ({projectId, role})),
  };
}

function teamOf(...members: Team['members']): Team {
  return {projects: [school, bridge, library], members};
}

/** "Name: Role (Bridge, Library), Role (School)" of each. */
function shown(team: Team, projectId: string | null = null, locale = 'en'): string[] {
  return peopleOf(team, projectId, locale).map(({name, roles}) =>
    [
      name,
      ...roles.map(({role, projects}) => `${role} (${projects.map((on) => on.name).join(', ')})`),
    ].join(' | '),
  );
}

describe('a team', () => {
  const tobias = person('Tobias Quay', [school, 'Reviewer'], [bridge, 'Principal']);

  it('T-01 shows each person once under All Projects, with all of their roles', () => {
    assert.deepEqual(shown(teamOf(tobias)), [
      'Tobias Quay | Principal (Bridge) | Reviewer (School)',
    ]);
  });

  it('T-02 shows the role on the chosen project alone, and nobody else', () => {
    const team = teamOf(tobias, person('Ann Lee', [library, 'Surveyor']));
    assert.deepEqual(shown(team, bridge.id), ['Tobias Quay | Principal (Bridge)']);
    assert.deepEqual(shown(team, library.id), ['Ann Lee | Surveyor (Library)']);
    assert.deepEqual(shown(team, 'prj_gone'), []);
  });

  it('T-02 shows both roles of one who has two on the chosen project', () => {
    const two = person('Vera Holt', [bridge, 'Seismic lead'], [bridge, 'Principal']);
    assert.deepEqual(shown(teamOf(two), bridge.id), [
      'Vera Holt | Principal (Bridge) | Seismic lead (Bridge)',
    ]);
  });

  const alike: readonly (readonly [string, string])[] = [
    ['Surveyor', 'Surveyor'],
    ['Surveyor', 'surveyor'],
    ['Site  engineer', ' Site engineer '],
    ['Caf\u00e9', 'Cafe\u0301'],
    ['Ｐ', 'P'],
  ];
  for (const [one, other] of alike) {
    it(`T-03 takes “${one}” and “${other}” for one role, and names its projects in order`, () => {
      const [found] = peopleOf(teamOf(person('A', [school, one], [bridge, other])), null, 'en');
      assert.equal(found?.roles.length, 1);
      assert.deepEqual(found.roles[0]?.projects, [bridge, school]);
    });
  }

  it('T-04 shows a name alone where there is no role, or an empty one', () => {
    const team = teamOf(person('B', [bridge, null]), person('C', [bridge, ' ']), person('D'));
    assert.deepEqual(shown(team), ['B', 'C', 'D']);
    assert.deepEqual(shown(team, bridge.id), ['B', 'C']);
  });

  it('T-04 keeps two people of one name apart, always in the same order', () => {
    const first = person('David Chen', [bridge, 'Analyst']);
    const second = person('David Chen', [bridge, 'Drafter']);
    const expected = ['David Chen | Analyst (Bridge)', 'David Chen | Drafter (Bridge)'];
    assert.deepEqual(shown(teamOf(first, second)), expected);
    assert.deepEqual(shown(teamOf(second, first)), expected);
  });

  const orders: readonly (readonly [locale: string, names: readonly string[]])[] = [
    ['en', ['Adams', 'Åsa', 'Otto', 'Zoe']],
    ['sv', ['Adams', 'Otto', 'Zoe', 'Åsa', 'Östen']],
    ['de', ['Öhm', 'Ott', 'Zoe']],
    ['en', ['Unit 2', 'Unit 10']],
  ];
  for (const [locale, names] of orders) {
    it(`T-04 orders by the names of ${locale}: ${names.join(', ')}`, () => {
      const team = teamOf(...names.toReversed().map((name) => person(name, [bridge, null])));
      assert.deepEqual(shown(team, null, locale), names);
    });
  }

  it('orders its projects by name, too', () => {
    const names = projectsInOrder(teamOf(), 'en').map(({name}) => name);
    assert.deepEqual(names, ['Bridge', 'Library', 'School']);
  });

  const projects = fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3', 'p4'), {minLength: 1});
  const anyTeam = projects.chain((ids) =>
    fc.record({
      projects: fc.constant(ids.map((id) => ({id, name: `Name of ${id}`}))),
      members: fc.uniqueArray(
        fc.record({
          id: fc.string({minLength: 1, maxLength: 4}),
          name: fc.string(),
          assignments: fc.array(
            fc.record({
              projectId: fc.constantFrom(...ids, 'p_unseen'),
              role: fc.option(fc.constantFrom('Surveyor', 'surveyor', 'Lead', '', 'ليد')),
            }),
          ),
        }),
        {selector: ({id}) => id},
      ),
    }),
  );

  it('T-01, T-02 loses and invents nobody, whatever the team', () => {
    fc.assert(
      fc.property(anyTeam, (team) => {
        const all = peopleOf(team, null, 'en');
        assert.deepEqual(all.map(({id}) => id).sort(), team.members.map(({id}) => id).sort());
        for (const {id: projectId} of team.projects) {
          for (const {id, roles} of peopleOf(team, projectId, 'en')) {
            const inAll = all.find((each) => each.id === id)?.roles ?? [];
            const here = inAll.filter(({projects: on}) => on.some((each) => each.id === projectId));
            assert.equal(roles.length, here.length);
            assert.ok(roles.every(({projects: on}) => on.length === 1));
          }
        }
      }),
    );
  });

  it('T-05 names no project that is not among those of the team', () => {
    fc.assert(
      fc.property(anyTeam, (team) => {
        const named = peopleOf(team, null, 'en').flatMap(({roles}) =>
          roles.flatMap((role) => role.projects.map(({id}) => id)),
        );
        assert.ok(!named.includes('p_unseen'));
      }),
    );
  });

  it('T-04 does not depend on the order in which it is answered', () => {
    fc.assert(
      fc.property(anyTeam, (team) => {
        const turned = {projects: team.projects.toReversed(), members: team.members.toReversed()};
        const ids = (each: Team) => peopleOf(each, null, 'sv').map(({id}) => id);
        assert.deepEqual(ids(turned), ids(team));
      }),
    );
  });
});

const initials: readonly (readonly [name: string, expected: string])[] = [
  ['Eleanor Alder', 'EA'],
  ['Åsa Lindqvist', 'ÅL'],
  ['ngozi chima adeyemi', 'NA'],
  ['Prince', 'P'],
  ['Yael Ben-Ami', 'YB'],
  ['“Ann” (Lee)', 'AL'],
  ['محمد علي', 'م'],
  ['山田 太郎', '山'],
  ['👷🏽‍♀️ 🌉', ''],
  ['', ''],
  ['\u202Egnp\u202C <img>', 'GI'],
  ['E\u0301lise Roy', 'E\u0301R'],
];
for (const [name, expected] of initials) {
  it(`“${name}” has the initials “${expected}”`, () => {
    assert.equal(initialsOf(name, 'en'), expected);
  });
}
