import type {Check} from '../check.ts';
import {holds, same} from '../verdict.ts';
import {refused} from '../context.ts';

export const httpChecks: readonly Check[] = [
  {
    id: 'http.request-id',
    title: 'The request id that was sent comes back',
    async run(context) {
      const id = `conformance-${crypto.randomUUID()}`;
      const {headers} = await context.call('GET', '/session', {headers: {'X-Request-Id': id}});
      same(headers.get('x-request-id'), id, 'X-Request-Id');
    },
  },
  {
    id: 'http.unknown-path',
    title: 'A path that the contract does not have is a problem, signed in or not',
    async run(context) {
      refused(await context.call('GET', '/no/such/path'), 'not_found');
      refused(await (await context.as()).call('GET', '/no/such/path'), 'not_found');
    },
  },
  {
    id: 'http.origin',
    title: 'Pages of an allowed origin may read answers and the headers they need',
    needs: ['origin'],
    async run(context) {
      const {origin = ''} = context.subject;
      const {headers} = await context.send('GET', '/session', {headers: {origin}});
      same(headers.get('access-control-allow-origin'), origin, 'Access-Control-Allow-Origin');
      holds(/\borigin\b/i.test(headers.get('vary') ?? ''), 'Vary does not name Origin');
      const exposed = (headers.get('access-control-expose-headers') ?? '').toLowerCase();
      for (const name of ['etag', 'retry-after', 'x-request-id', 'idempotency-replayed']) {
        holds(exposed.includes(name), `${name} is not exposed`);
      }
      holds(!headers.has('access-control-allow-credentials'), 'Credentials are allowed');
    },
  },
  {
    id: 'http.preflight',
    title: 'A preflight allows the methods and headers of the contract',
    needs: ['origin'],
    async run(context) {
      const {origin = ''} = context.subject;
      const {status, headers} = await context.send('OPTIONS', '/payments', {
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type,idempotency-key',
        },
      });
      same(status, 204, 'The status of a preflight');
      same(headers.get('access-control-allow-origin'), origin, 'Access-Control-Allow-Origin');
      const methods = headers.get('access-control-allow-methods') ?? '';
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
        holds(methods.includes(method), `${method} is not allowed`);
      }
      const allowed = (headers.get('access-control-allow-headers') ?? '').toLowerCase();
      for (const name of ['authorization', 'content-type', 'idempotency-key', 'if-match']) {
        holds(allowed.includes(name), `${name} is not allowed`);
      }
    },
  },
];
