/** Who pays: a contact of a client, or whoever holds a payment link. */
export interface Payer {
  kind: 'contact' | 'link';
  id: string;
  clientId: string;
  firmId: string;
}
