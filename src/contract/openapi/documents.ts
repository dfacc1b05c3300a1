import {portalRoutes, staffRoutes} from '../routes.ts';
import {openApiDocument} from './document.ts';

/** Both documents, by the name of the file that holds them. */
export const documents = {
  portal: openApiDocument(
    {
      title: 'Client portal',
      base: '/portal/v1',
      description:
        "A firm's contacts and payment links: their invoices, payments, methods and team. Money is in ISO 4217 minor units; times are RFC 3339 in UTC; errors are problem details (RFC 9457).",
    },
    portalRoutes,
  ),
  staff: openApiDocument(
    {
      title: 'Client portal: staff',
      base: '/staff/v1',
      description:
        "A firm's people: clients, contacts and their access, payment links, holds. Tokens of one API are not found in the other. Every change is in the audit log.",
    },
    staffRoutes,
  ),
};
