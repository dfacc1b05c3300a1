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
  contactId: string,
  {firm, settings, isLive}: SessionSurroundings,
): Promise<Session> {
  const [row] = await sql.query<ContactRow>(
    `select c.id, c.name, c.email, c.locale, c.client_id as "clientId", cl.name as "clientName"
     from contacts c join clients cl on cl.id = c.client_id where c.id = $1`,
    [contactId],
  );
  if (!row) throw new Error(`There is no contact ${contactId}`);
  const {clientId, clientName, ...contact} = row;
  return {
    kind: 'contact',
    contact,
    client: {id: clientId, name: clientName},
    firm: firmOnWire(firm, settings.publicUrl),
    capabilities: {
      payments: firm.takesPayments,
      savedMethods: firm.takesPayments,
      team: firm.showsTeam,
      partialPayments: firm.allowsPartialPayments,
    },
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
