import type {Session} from '../contract/types.ts';

/** Whose session it is, and for which client: nobody sees what is another's. */
export function identityOf({contact, client, link}: Session): string {
  return contact ? `contact:${contact.id} ${client?.id}` : `link:${link?.invoiceId}`;
}
