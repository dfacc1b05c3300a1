import {withinClient} from './known.ts';
import type {Known} from './known.ts';
import {quote} from './problem.ts';
import type {Problem} from './problem.ts';
import type {Bundle, Entry} from './records.ts';
import {tables} from './tables.ts';

/** Checks that every id is used once and that every reference leads somewhere, here or in the database. */
export function checkIdentity(bundle: Bundle, known: Known, problems: Problem[]): void {
  checkUnique(bundle, problems);
  checkEmails(bundle, known, problems);
  checkReferences(bundle, known, problems);
}

function checkUnique(bundle: Bundle, problems: Problem[]): void {
  const once = <T>(
    entries: Entry<T>[] | null,
    file: string,
    field: string,
    keyOf: (value: T) => string,
  ) => {
    const firstLines = new Map<string, number>();
    for (const {line, value} of entries ?? []) {
      const key = keyOf(value);
      const firstLine = firstLines.get(key);
      if (firstLine === undefined) firstLines.set(key, line);
      else problems.push({file, line, field, message: `Already stands on line ${firstLine}.`});
    }
  };
  once(bundle.clients, tables.clients.file, 'client_id', ({id}) => id);
  once(bundle.contacts, tables.contacts.file, 'contact_id', ({clientId, id}) =>
    withinClient(clientId, id),
  );
  once(bundle.projects, tables.projects.file, 'project_id', ({clientId, id}) =>
    withinClient(clientId, id),
  );
  once(bundle.staff, tables.staff.file, 'staff_id', ({id}) => id);
  once(bundle.assignments, tables.assignments.file, 'role', (value) =>
    JSON.stringify([value.clientId, value.projectId, value.staffId, value.role]),
  );
  once(bundle.invoices, tables.invoices.file, 'invoice_id', ({id}) => id);
}

/** An e-mail address signs one person in, so a client has it once. */
function checkEmails(bundle: Bundle, known: Known, problems: Problem[]): void {
  const owners = new Map<string, string>();
  const replaced = new Set(
    bundle.contacts?.map(({value}) => withinClient(value.clientId, value.id)),
  );
  for (const [key, contact] of known.contacts) {
    if (replaced.has(key)) continue;
    owners.set(withinClient(contact.clientId, contact.email.toLowerCase()), contact.externalId);
  }
  for (const {line, isSound, value} of bundle.contacts ?? []) {
    if (!isSound) continue;
    const address = withinClient(value.clientId, value.email.toLowerCase());
    const owner = owners.get(address);
    if (owner !== undefined && owner !== value.id) {
      const message = `Contact ${quote(owner)} of the same client has this address already.`;
      problems.push({file: tables.contacts.file, line, field: 'email', message});
    }
    owners.set(address, value.id);
  }
}

function checkReferences(bundle: Bundle, known: Known, problems: Problem[]): void {
  const clients = union(bundle.clients, known.clients, ({id}) => id);
  const staff = union(bundle.staff, known.staff, ({id}) => id);
  const projects = union(bundle.projects, known.projects, ({clientId, id}) =>
    withinClient(clientId, id),
  );
  const clientOfInvoice = new Map<string, string>();
  for (const [id, {clientId}] of known.invoices) clientOfInvoice.set(id, clientId);
  for (const {value} of bundle.invoices ?? []) clientOfInvoice.set(value.id, value.clientId);

  const refuse = (file: string, line: number, field: string, message: string) =>
    problems.push({file, line, field, message});
  const checkClient = (file: string, {line, value}: Entry<{clientId: string}>) => {
    if (value.clientId === '' || clients.has(value.clientId)) return;
    refuse(file, line, 'client_id', `There is no client ${quote(value.clientId)}.`);
  };
  const checkProject = (file: string, line: number, field: string, client: string, id: string) => {
    // Nothing can be said of the projects of a client that isn't there.
    if (id === '' || !clients.has(client) || projects.has(withinClient(client, id))) return;
    refuse(file, line, field, `Client ${quote(client)} has no project ${quote(id)}.`);
  };

  for (const entry of bundle.contacts ?? []) checkClient(tables.contacts.file, entry);
  for (const entry of bundle.projects ?? []) checkClient(tables.projects.file, entry);
  for (const entry of bundle.assignments ?? []) {
    const {file} = tables.assignments;
    const {clientId, projectId, staffId} = entry.value;
    checkClient(file, entry);
    checkProject(file, entry.line, 'project_id', clientId, projectId);
    if (staffId !== '' && !staff.has(staffId)) {
      refuse(file, entry.line, 'staff_id', `There is no staff member ${quote(staffId)}.`);
    }
  }
  for (const entry of bundle.invoices ?? []) {
    const {file} = tables.invoices;
    checkClient(file, entry);
    for (const id of entry.value.projectIds) {
      checkProject(file, entry.line, 'project_ids', entry.value.clientId, id);
    }
  }
  const checkInvoice = (file: string, {line, value}: Entry<{invoiceId: string}>) => {
    if (value.invoiceId === '' || clientOfInvoice.has(value.invoiceId)) return;
    refuse(file, line, 'invoice_id', `There is no invoice ${quote(value.invoiceId)}.`);
  };
  for (const entry of bundle.taxes ?? []) checkInvoice(tables.taxes.file, entry);
  for (const entry of bundle.lines ?? []) {
    const {invoiceId, projectId} = entry.value;
    checkInvoice(tables.lines.file, entry);
    const client = clientOfInvoice.get(invoiceId);
    if (client !== undefined && projectId !== null) {
      checkProject(tables.lines.file, entry.line, 'project_id', client, projectId);
    }
  }
}

/** Everything that will be there after the import. */
function union<T>(
  entries: Entry<T>[] | null,
  known: ReadonlyMap<string, unknown>,
  keyOf: (value: T) => string,
): Set<string> {
  return new Set([...known.keys(), ...(entries ?? []).map(({value}) => keyOf(value))]);
}
