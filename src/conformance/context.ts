import type {ProblemCode} from '../contract/problem.ts';
import {portalRoutes, staffRoutes} from '../contract/routes.ts';
import type {
  Invoice,
  InvoicePage,
  Money,
  PaymentRequest,
  Problem,
  SessionTokens,
  StaffSessionTokens,
  Submission,
} from '../contract/types.ts';
import {readAnswer, type Answer, type Routes} from './answers.ts';
import {Failed, holds, same} from './verdict.ts';
import type {Arrangement, Credentials, Subject} from './subject.ts';

export interface CallOptions {
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown;
  /** `Idempotency-Key`. */
  key?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** How long a submission may take to come to its end. */
const patience = 30_000;
const pollEvery = 500;

/** What a check works with: requests to the subject, and the subject's means to arrange data. */
export class Context {
  readonly subject: Subject;
  readonly #token: string | null;
  readonly #routes: Routes;

  constructor(subject: Subject, token: string | null = null, routes: Routes = portalRoutes) {
    this.subject = subject;
    this.#token = token;
    this.#routes = routes;
  }

  /** The same backend, asked by somebody. */
  async as(who: Credentials = this.subject.contact): Promise<Context> {
    const {accessToken} = await this.tokens(who);
    return new Context(this.subject, accessToken);
  }

  withToken(token: string | null): Context {
    return new Context(this.subject, token, this.#routes);
  }

  /** The firm's staff API, without a token. */
  staffApi(): Context {
    const {staff} = this.subject;
    holds(staff !== undefined, 'No staff API was given');
    return new Context({...this.subject, apiUrl: staff.apiUrl}, null, staffRoutes);
  }

  /** The staff API, asked by one of the firm's people. */
  async asStaff(): Promise<Context> {
    const api = this.staffApi();
    return api.withToken((await api.staffTokens()).accessToken);
  }

  async staffTokens(): Promise<StaffSessionTokens> {
    const {email, password} = this.subject.staff ?? {};
    const body = {grant: 'password', email, password};
    const answer = await this.staffApi().call('POST', '/sessions', {body});
    holds(answer.status === 200, `${email} could not sign in: ${said(answer)}`);
    return answer.body as StaffSessionTokens;
  }

  async tokens({email, password}: Credentials = this.subject.contact): Promise<SessionTokens> {
    const {status, body} = await this.call('POST', '/sessions', {
      body: {grant: 'password', email, password},
    });
    holds(status === 200, `${email} could not sign in: ${(body as Problem).code ?? status}`);
    return body as SessionTokens;
  }

  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    return readAnswer(await this.send(method, path, options), {
      method,
      path,
      routes: this.#routes,
    });
  }

  /** The answer as it came. */
  async send(
    method: string,
    path: string,
    {body, key, headers}: CallOptions = {},
  ): Promise<Response> {
    const {apiUrl, fetch: send = fetch} = this.subject;
    const sent = new Headers({accept: 'application/json'});
    if (this.#token !== null) sent.set('authorization', `Bearer ${this.#token}`);
    if (body !== undefined) sent.set('content-type', 'application/json');
    if (key !== undefined) sent.set('idempotency-key', key);
    for (const [name, value] of Object.entries(headers ?? {})) sent.set(name, value);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(apiUrl.replace(/\/+$/, '') + path, {
      method,
      headers: sent,
      body: body === undefined ? null : text,
    });
    return send(request);
  }

  /** The resource; anything but success is a finding. */
  async get<T>(path: string): Promise<T> {
    const answer = await this.call('GET', path);
    if (answer.status !== 200) throw new Failed(`GET ${path} answers ${said(answer)}`);
    return answer.body as T;
  }

  /** All invoices of a query, page by page. */
  async listAll(query: string, limit = 100): Promise<Invoice[]> {
    const all: Invoice[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: InvoicePage = await this.get(`/invoices?${query}&limit=${limit}${next}`);
      all.push(...page.items);
      cursor = page.nextCursor;
      if (all.length > 5000) break;
    }
    return all;
  }

  invoice(id: string): Promise<Invoice> {
    return this.get(`/invoices/${encodeURIComponent(id)}`);
  }

  get arrange(): Required<Arrangement> {
    return this.subject.arrange as Required<Arrangement>;
  }

  /** Invoices made to order, all payable. */
  async invoices(count: number, facts: Parameters<Required<Arrangement>['invoice']>[0] = {}) {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      // Paid in this order: oldest due first.
      const dueOn = `2030-01-${String(index + 1).padStart(2, '0')}`;
      ids.push((await this.arrange.invoice({dueOn, ...facts})).id);
    }
    return ids;
  }

  /** The body that pays all that is payable on the invoices now. */
  async orderOf(invoiceIds: readonly string[], paymentMethodId: string): Promise<PaymentRequest> {
    const invoices = await Promise.all(invoiceIds.map((id) => this.invoice(id)));
    const items = invoices.map(({id: invoiceId, payableAmount, total, version}) => ({
      invoiceId,
      ...(payableAmount ?? total),
      version,
    }));
    return {
      items,
      instrument: {kind: 'saved', paymentMethodId},
      consent: {textVersion: 'conformance', locale: 'en'},
    };
  }

  submit(body: unknown, key: string = crypto.randomUUID()): Promise<Answer> {
    return this.call('POST', '/payments', {body, key});
  }

  /** Pays all that is payable on the invoices, and waits until nothing goes on by itself. */
  async pay(invoiceIds: readonly string[], methodId: string): Promise<Submission> {
    return this.ended(await this.submit(await this.orderOf(invoiceIds, methodId)));
  }

  /** The submission of an accepted answer, once it has come to its end. */
  async ended(answer: Answer): Promise<Submission> {
    holds(answer.status < 300, `The payment is refused: ${said(answer)}`);
    let submission = answer.body as Submission;
    for (let waited = 0; isGoingOn(submission); waited += pollEvery) {
      holds(waited < patience, `${submission.id} is still ${submission.status}`);
      await new Promise((resolve) => setTimeout(resolve, pollEvery));
      submission = await this.get(`/payments/${submission.id}`);
    }
    return submission;
  }
}

export function isGoingOn({status}: Submission): boolean {
  return ['accepted', 'working', 'action_required'].includes(status);
}

/** `[state, failure code]` of each transaction, in order. */
export function statesOf({transactions}: Submission): (string | undefined)[][] {
  return transactions.map(({state, failure}) => [state, failure?.code]);
}

/** The refusal is this one, and names the field where one is given. */
export function refused(answer: Answer, code: ProblemCode, field?: string): Problem {
  const problem = answer.body as Problem;
  if (answer.status < 400) throw new Failed(`${code} expected, but it is accepted`);
  same(problem.code, code, 'The code');
  if (field !== undefined) same(problem.field, field, `The field of ${code}`);
  return problem;
}

export function money(amount: number, currency = 'USD'): Money {
  return {amount, currency};
}

function said({status, body}: Answer): string {
  return (body as Problem | undefined)?.code ?? String(status);
}
