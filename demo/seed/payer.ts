import {randomUUID} from 'node:crypto';
import type {
  Invoice,
  InvoicePage,
  PaymentMethodList,
  PaymentRequest,
  SessionTokens,
  Submission,
} from '../../src/contract/types.ts';

/** Answers a request as the running server would. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** A contact who uses the portal's API as the elements do, signed in with a password. */
export interface Payer {
  /** Pays everything due on these invoices in one submission, with the method ending in `last4`. */
  pay(numbers: readonly string[], last4: string): Promise<Submission>;
  /** Has the server ask the processor how it stands. */
  sync(submissionId: string): Promise<Submission>;
}

export async function signIn(
  answer: Answer,
  apiUrl: string,
  {email, password}: {email: string; password: string},
): Promise<Payer> {
  const call = async <T>(method: string, path: string, token?: string, body?: unknown) => {
    const headers = new Headers({'Idempotency-Key': randomUUID()});
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    const content = body === undefined ? {} : {body: JSON.stringify(body)};
    const response = await answer(new Request(apiUrl + path, {method, headers, ...content}));
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    }
    return (await response.json()) as T;
  };
  const grant = {grant: 'password', email, password};
  const {accessToken} = await call<SessionTokens>('POST', '/sessions', undefined, grant);
  return {
    async pay(numbers, last4) {
      const invoices = await listInvoices((path) => call('GET', path, accessToken));
      const {items: methods} = await call<PaymentMethodList>(
        'GET',
        '/payment-methods',
        accessToken,
      );
      const method = methods.find((each) => each.last4 === last4);
      if (method === undefined) throw new Error(`${email} has no method ending in ${last4}.`);
      const request: PaymentRequest = {
        items: numbers.map((number) => toItem(invoices, number)),
        instrument: {kind: 'saved', paymentMethodId: method.id},
        consent: {textVersion: 'demo-seed', locale: 'en'},
      };
      return call('POST', '/payments', accessToken, request);
    },
    sync: (id) => call('POST', `/payments/${id}/sync`, accessToken),
  };
}

async function listInvoices(get: (path: string) => Promise<InvoicePage>): Promise<Invoice[]> {
  const invoices: Invoice[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: InvoicePage = await get(
      `/invoices?status=all&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    invoices.push(...page.items);
    cursor = page.nextCursor;
  }
  return invoices;
}

function toItem(invoices: readonly Invoice[], number: string): PaymentRequest['items'][number] {
  const invoice = invoices.find((each) => each.number === number);
  if (!invoice?.payableAmount) throw new Error(`${number} cannot be paid.`);
  return {invoiceId: invoice.id, ...invoice.payableAmount, version: invoice.version};
}
