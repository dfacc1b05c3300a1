import type {Session} from '../contract/types.ts';

/**
 * Whose session it is, and for which client: nobody sees what is another's. A guest's, behind a
 * payment link, begins with `link:`.
 */
export function identityOf({contact, staff, client, link}: Session): string {
  return link ? `link:${link.invoiceId}` : `${(contact ?? staff)?.id} ${client?.id}`;
}
