import assert from 'node:assert/strict';
import {test} from 'node:test';
import {team as teamSchema} from '../../src/contract/team.ts';
import type {Team} from '../../src/contract/types.ts';
import {builders, openTestPortal, refusalOf, type TestPortal} from './portal.ts';

interface Portal extends TestPortal {
  staff(id: string, row?: Record<string, unknown>): Promise<void>;
  assign(project_id: string, staff_id: string, role: string | null): Promise<void>;
  project(id: string, row?: Record<string, unknown>): Promise<void>;
}

async function openPortal(firm: Record<string, unknown> = {}): Promise<Portal> {
  const portal = await openTestPortal();
  const build = builders(portal.db);
  await build.firm('alder', firm);
  await build.client('cli_1');
  await build.client('cli_2');
  await build.contact('ann', {client_id: 'cli_1'});
  await build.contact('eve', {client_id: 'cli_2'});
  return {
    ...portal,
    staff: (id, row = {}) =>
      build.insert('staff', {id, firm_id: 'firm_alder', external_id: id, name: id, ...row}),
    assign: (project_id, staff_id, role) =>
      build.insert('assignments', {project_id, staff_id, role}),
    project: (id, row = {}) =>
      build.project(id, {client_id: 'cli_1', name: `Name of ${id}`, ...row}),
  };
}

async function teamOf(portal: Portal, email = 'ann@client.example'): Promise<Team> {
  const answer = await portal.call('GET', '/team', {token: await portal.signIn(email)});
  assert.equal(answer.status, 200);
  return teamSchema.parse(answer.body);
}

test('T-01 one who works on several projects comes once, with each role', async () => {
  const portal = await openPortal();
  for (const id of ['library', 'bridge']) await portal.project(id);
  await portal.staff('tobias', {avatar_path: '/people/tobias.jpg'});
  await portal.assign('library', 'tobias', 'Principal');
  await portal.assign('bridge', 'tobias', 'Reviewer');
  await portal.assign('bridge', 'tobias', null);

  assert.deepEqual(await teamOf(portal), {
    projects: [
      {id: 'bridge', name: 'Name of bridge'},
      {id: 'library', name: 'Name of library'},
    ],
    members: [
      {
        id: 'tobias',
        name: 'tobias',
        avatarUrl: 'https://billing.example/people/tobias.jpg',
        assignments: [
          {projectId: 'bridge', role: 'Reviewer'},
          {projectId: 'bridge', role: null},
          {projectId: 'library', role: 'Principal'},
        ],
      },
    ],
  });
});

test('T-05 what the firm does not show is not in the answer: projects, people, roles', async () => {
  const portal = await openPortal();
  await portal.project('bridge');
  await portal.project('secret', {is_visible: false});
  await portal.project('theirs', {client_id: 'cli_2'});
  await portal.staff('shown');
  await portal.staff('hidden', {is_shown: false});
  await portal.staff('only_secret');
  await portal.assign('bridge', 'shown', 'Engineer');
  await portal.assign('bridge', 'hidden', 'Billing');
  await portal.assign('secret', 'shown', 'Spy');
  await portal.assign('secret', 'only_secret', 'Spy');
  await portal.assign('theirs', 'shown', 'Adviser of theirs');

  const {projects, members} = await teamOf(portal);
  assert.deepEqual(
    projects.map(({id}) => id),
    ['bridge'],
  );
  assert.deepEqual(members, [
    {id: 'shown', name: 'shown', assignments: [{projectId: 'bridge', role: 'Engineer'}]},
  ]);
  assert.deepEqual(
    (await teamOf(portal, 'eve@client.example')).projects.map(({id}) => id),
    ['theirs'],
  );
});

test('T-06 a firm that does not share its team refuses, and its sessions say so', async () => {
  const portal = await openPortal({shows_team: false});
  const token = await portal.signIn('ann@client.example');
  assert.deepEqual(refusalOf(await portal.call('GET', '/team', {token})), [403, 'forbidden']);
  const {body} = await portal.call('GET', '/session', {token});
  assert.equal((body as {capabilities: {team: boolean}}).capabilities.team, false);
});

test('a team of 2 000 people on 300 projects is answered whole', async () => {
  const portal = await openPortal();
  await portal.db.script(`
    insert into projects (id, client_id, external_id, name, search_key)
    select 'prj_' || n, 'cli_1', n, 'Project ' || n, 'project ' || n from generate_series(1, 300) n;
    insert into staff (id, firm_id, external_id, name)
    select 'stf_' || n, 'firm_alder', n, 'Person ' || n from generate_series(1, 2000) n;
    insert into assignments (project_id, staff_id, role)
    select 'prj_' || 1 + (n * k) % 300, 'stf_' || n, 'Role ' || k
    from generate_series(1, 2000) n, generate_series(1, 3) k;
  `);
  const {projects, members} = await teamOf(portal);
  assert.deepEqual([projects.length, members.length], [300, 2000]);
  assert.ok(members.every(({assignments}) => assignments.length === 3));
});
