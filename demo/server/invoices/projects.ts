import type {Sql} from '../db/port.ts';
import type {ProjectName} from './rows.ts';

/**
 * The projects of a page's invoices that a contact may see, in each invoice's own order; none of them, no
 * entry. One question
 * for the whole page: asked invoice by invoice, each would search all projects there are.
 */
export async function findProjects(
  sql: Sql,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, ProjectName[]>> {
  const rows = await sql.query<ProjectName & {invoiceId: string}>(
    `select ip.invoice_id as "invoiceId", p.id, p.name
     from invoice_projects ip join projects p on p.id = ip.project_id
     where ip.invoice_id = any($1) and p.is_visible
     order by ip.position, p.id`,
    [invoiceIds],
  );
  const projects = new Map<string, ProjectName[]>();
  for (const {invoiceId, ...project} of rows) {
    const found = projects.get(invoiceId);
    if (found) found.push(project);
    else projects.set(invoiceId, [project]);
  }
  return projects;
}
