import {invoiceRoutes} from './invoices.ts';
import {methodRoutes} from './methods.ts';
import {paymentRoutes} from './payments.ts';
import {sessionRoutes} from './sessions.ts';
import {statementRoutes} from './statement.ts';
import {teamRoutes} from './team.ts';

/** Every route of `…/portal/v1/{firmKey}`, by the name of its operation. */
export const portalRoutes = {
  ...sessionRoutes,
  ...invoiceRoutes,
  ...statementRoutes,
  ...paymentRoutes,
  ...methodRoutes,
  ...teamRoutes,
};
