import {randomUUID} from 'node:crypto';
import type {
  Invoice,
  InvoicePage,
  PaymentMethod,
  PaymentMethodList,
  SessionTokens,
  Submission,
} from '../../src/contract/types.ts';
import {until} from '../setup/until.ts';
import type {RunningDemo} from './harness.ts';

/** A contact who talks to the portal API over HTTP, as the elements do. */
export interface Contact {
  call<T>(method: string, path: string, body?: unknown, key?: string): Promise<T>;
  /** The same, where a refusal is an answer, too. */
  ask(method: string, path: string, body?: unknown, key?: string): Promise<Response>;
  invoices(status?: string): Promise<Invoice[]>;
  methods(): Promise<PaymentMethod[]>;
  paymentOf(invoices: readonly Invoice[], paymentMethodId: string): object;
  /** Waits until nothing of the submission is under way any more. */
  outcomeOf(submissionId: string): Promise<Submission>;
}

export async function signInAs({apiUrl, signIns}: RunningDemo, email: string): Promise<Contact> {
  const known = signIns.find((each) => each.email.startsWith(email));
  if (known === undefined) throw new Error(`Nobody signs in as ${email}.`);
  let token: string | null = null;
  const ask = (method: string, path: string, body?: unknown, key: string = randomUUID()) =>
    fetch(apiUrl + path, {
      method,
      headers: {
        'Idempotency-Key': key,
        ...(body !== undefined && {'Content-Type': 'application/json'}),
        ...(token !== null && {Authorization: `Bearer ${token}`}),
      },
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
  const call = async <T>(method: string, path: string, body?: unknown, key?: string) => {
    const response = await ask(method, path, body, key);
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const grant = {grant: 'password', email: known.email, password: known.password};
  token = (await call<SessionTokens>('POST', '/sessions', grant)).accessToken;
  return {
    ask,
    call,
    async invoices(status = 'outstanding') {
      const invoices: Invoice[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const after = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const page: InvoicePage = await call('GET', `/invoices?status=${status}&limit=100${after}`);
        invoices.push(...page.items);
        cursor = page.nextCursor;
      }
      return invoices;
    },
    methods: async () => (await call<PaymentMethodList>('GET', '/payment-methods')).items,
    paymentOf: (invoices, paymentMethodId) => ({
      items: invoices.map(({id, payableAmount, version}) => ({
        invoiceId: id,
        ...payableAmount,
        version,
      })),
      instrument: {kind: 'saved', paymentMethodId},
      consent: {textVersion: 'e2e', locale: 'en'},
    }),
    // Polled, as the client does; the processes under test tell nobody when they are done.
    outcomeOf: (submissionId) =>
      until(
        'for the end of a submission',
        () => call<Submission>('GET', `/payments/${submissionId}`),
        (submission) => !isUnderWay(submission),
      ),
  };
}

/** A question to the payer without the secret to answer it with has been answered just now. */
function isUnderWay({status, action}: Submission): boolean {
  return ['accepted', 'working'].includes(status) || (status === 'action_required' && !action);
}
