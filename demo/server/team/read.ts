import type {Team} from '../../../src/contract/types.ts';
import type {Sql} from '../db/port.ts';

interface AssignmentRow {
  staffId: string;
  name: string;
  avatarPath: string | null;
  projectId: string;
  role: string | null;
}

/**
 * The firm's people on a client's projects. Projects that contacts may not see, and people whom the
 * firm does not show, never leave the database (T-05). Pictures are on `publicUrl`.
 */
export async function readTeam(sql: Sql, clientId: string, publicUrl: string): Promise<Team> {
  const projects = await sql.query<Team['projects'][number]>(
    'select id, name from projects where client_id = $1 and is_visible order by id',
    [clientId],
  );
  const rows = await sql.query<AssignmentRow>(
    `select s.id as "staffId", s.name, s.avatar_path as "avatarPath",
       a.project_id as "projectId", a.role
     from projects p
     join assignments a on a.project_id = p.id
     join staff s on s.id = a.staff_id
     where p.client_id = $1 and p.is_visible and s.is_shown
     order by s.id, a.project_id, a.role`,
    [clientId],
  );
  // Two questions, no transaction between them: a project that came in meanwhile waits for the next.
  const known = new Set(projects.map(({id}) => id));
  const members = new Map<string, Team['members'][number]>();
  for (const {staffId: id, name, avatarPath, projectId, role} of rows) {
    if (!known.has(projectId)) continue;
    const member = members.get(id) ?? {
      id,
      name,
      ...(avatarPath !== null && {avatarUrl: new URL(avatarPath, publicUrl).href}),
      assignments: [],
    };
    member.assignments.push({projectId, role});
    members.set(id, member);
  }
  return {projects, members: [...members.values()]};
}
