/** Who a request comes from: a contact of a client, or whoever holds a payment link. */
export interface Principal {
  kind: 'contact' | 'link';
  id: string;
  firmId: string;
  clientId: string;
  /** Of a payment link: the one invoice that it opens. */
  invoiceId?: string;
  /** The sign-in that its tokens belong to. */
  familyId: string;
}
