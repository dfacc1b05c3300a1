import type {Session} from '../../../src/contract/types.ts';
import type {Sql} from '../db/port.ts';
import type {Firm} from '../firms/firm.ts';
import {firmOnWire} from '../firms/wire.ts';
import type {AppSettings} from '../settings.ts';

/** Beside the firm, what a session tells about itself. */
export interface SessionSurroundings {
  firm: Firm;
  settings: Pick<AppSettings, 'publicUrl' | 'publishableKey'>;
  /** The processor takes real money. */
  isLive: boolean;
}

/** Whose session it is. */
export interface SessionHolder {
  kind: 'contact' | 'link';
  id: string;
}

interface ContactRow {
  id: string;
  name: string;
  email: string;
  locale: string | null;
  clientId: string;
  clientName: string;
}

/** Who is signed in, at which firm, and what they may do: the answer to `GET /session`. */
export async function describeSession(
  sql: Sql,
  holder: SessionHolder,
  surroundings: SessionSurroundings,
): Promise<Session> {
  if (holder.kind === 'link') return linkSession(sql, holder.id, surroundings);
  const [row] = await sql.query<ContactRow>(
    `select c.id, c.name, c.email, c.locale, c.client_id as "clientId", cl.name as "clientName"
     from contacts c join clients cl on cl.id = c.client_id where c.id = $1`,
    [holder.id],
  );
  if (!row) throw new Error(`There is no contact ${holder.id}`);
  const {clientId, clientName, ...contact} = row;
  const {firm} = surroundings;
  return {
    kind: 'contact',
    contact,
    client: {id: clientId, name: clientName},
    ...sharedBy(surroundings),
    capabilities: {
      payments: firm.takesPayments,
      savedMethods: firm.takesPayments,
      team: firm.showsTeam,
      partialPayments: firm.allowsPartialPayments,
    },
  };
}

/** Behind a payment link there is one invoice and nobody's methods (M-03). */
async function linkSession(
  sql: Sql,
  id: string,
  surroundings: SessionSurroundings,
): Promise<Session> {
  const [link] = await sql.query<{invoiceId: string; expiresAt: string}>(
    `select invoice_id as "invoiceId", expires_at as "expiresAt" from payment_links where id = $1`,
    [id],
  );
  if (!link) throw new Error(`There is no link ${id}`);
  const {firm} = surroundings;
  return {
    kind: 'link',
    ...sharedBy(surroundings),
    capabilities: {
      payments: firm.takesPayments,
      savedMethods: false,
      team: false,
      partialPayments: firm.allowsPartialPayments,
    },
    link,
  };
}

/** Where money goes, whoever pays. */
function sharedBy({firm, settings, isLive}: SessionSurroundings) {
  return {
    firm: firmOnWire(firm, settings.publicUrl),
    ...(firm.takesPayments && {
      processor: {
        kind: 'stripe' as const,
        publishableKey: settings.publishableKey,
        ...(firm.stripeAccount !== null && {account: firm.stripeAccount}),
        testMode: !isLive,
      },
    }),
    limits: {invoicesPerSubmission: firm.invoicesPerSubmission},
  };
}
