import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {after} from 'node:test';
import {SMTPServer} from 'smtp-server';

/** What arrived at the mail server, as it came over the line. */
export interface Arrived {
  from: string;
  to: string[];
  source: string;
}

export interface TestMailServer {
  url: string;
  arrived: Arrived[];
  /** Refuses the next messages with this SMTP status. */
  refuseWith(status: number | null): void;
}

/** A real mail server on this machine, without encryption or users. */
export async function openMailServer(): Promise<TestMailServer> {
  const arrived: Arrived[] = [];
  let status: number | null = null;
  const refusal = () =>
    status === null ? null : Object.assign(new Error('Refused'), {responseCode: status});
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 1,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, callback) => callback(refusal()),
    onData(stream, {envelope}, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({address}) => address);
        arrived.push({from, to, source: Buffer.concat(chunks).toString()});
        callback();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const {port} = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    refuseWith: (next) => void (status = next),
  };
}

/** Headers with their folded lines joined, by lower-case name; a name that comes twice is an error. */
export function headersOf(source: string): Map<string, string> {
  const [head = ''] = source.split('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (headers.has(name.toLowerCase())) throw new Error(`${name} stands there twice`);
    headers.set(name.toLowerCase(), value);
  }
  return headers;
}
