import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {TestContext} from 'node:test';

export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Respond = (request: Received, response: ServerResponse) => void;

/** A server on a free port that answers as told, call by call; the last answer repeats. */
export async function startApi(context: TestContext, ...answers: Respond[]) {
  const received: Received[] = [];
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      const {method = '', url = '', headers} = incoming;
      const request = {method, path: url, headers, body};
      const answer = answers[Math.min(received.length, answers.length - 1)];
      received.push(request);
      answer?.(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const {port} = server.address() as AddressInfo;
  return {apiUrl: `http://127.0.0.1:${port}/portal/v1/alder`, received};
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Respond {
  return (_request, response) => {
    response.writeHead(status, {'content-type': 'application/json', ...headers});
    response.end(JSON.stringify(body));
  };
}

export function problem(
  code: string | undefined,
  status: number,
  headers: Record<string, string> = {},
): Respond {
  const body = {
    type: 'about:blank',
    title: 'Refused',
    status,
    code,
    requestId: 'req_problem',
    retryable: false,
  };
  return json(body, status, {'content-type': 'application/problem+json', ...headers});
}

export function raw(body: string | Buffer, type: string, status = 200): Respond {
  return (_request, response) => {
    response.writeHead(status, {'content-type': type, 'x-request-id': 'req_raw'});
    response.end(body);
  };
}
