import {changes} from '../../contract/changes.ts';
import type {Check} from '../check.ts';
import {refused, type Context} from '../context.ts';
import {Failed, holds, same} from '../verdict.ts';

/** How long an event may take to come. */
const patience = 30_000;

interface Event {
  id: string | undefined;
  changed: readonly string[];
}

interface Stream {
  response: Response;
  next(): Promise<Event>;
  close(): Promise<void>;
}

async function open(context: Context, lastEventId?: string): Promise<Stream> {
  const headers = lastEventId === undefined ? {} : {'last-event-id': lastEventId};
  const response = await context.send('GET', '/events', {headers});
  const {status, body} = response;
  if (status !== 200 || !body) throw new Failed(`GET /events answers ${status}`);
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Event> => {
    for (;;) {
      const [block, rest] = text.split(/\n\n([^]*)/, 2);
      if (block !== undefined && rest !== undefined) {
        text = rest;
        const event = toEvent(block);
        if (event) return event;
        continue;
      }
      const {done, value} = await reader.read();
      if (done) throw new Failed('The stream ends');
      text += value.replaceAll(/\r\n?/g, '\n');
    }
  };
  return {response, next: () => inTime(next()), close: () => reader.cancel()};
}

/** Null for a sign of life. */
function toEvent(block: string): Event | null {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
  const data = field('data');
  if (data === undefined) return null;
  const parsed = changes.safeParse(JSON.parse(data));
  if (!parsed.success) throw new Failed(`An event breaks the contract: ${data}`);
  return {id: field('id'), changed: parsed.data.changed};
}

function inTime<T>(coming: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failed('No event has come')), patience);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}

/** Reads until invoices are named: other changes may come first. */
async function hearsOfInvoices({next}: Stream): Promise<Event> {
  for (;;) {
    const event = await next();
    if (event.changed.includes('invoices')) return event;
  }
}

export const eventChecks: readonly Check[] = [
  {
    id: 'events.stream',
    title: 'Changes come as a stream that says at once from where it can be resumed',
    async run(context) {
      refused(await context.call('GET', '/events'), 'unauthenticated');
      const mine = await context.as();
      refused(await mine.call('GET', '/events?age=-1'), 'validation_failed', 'age');
      const stream = await open(mine);
      const {headers} = stream.response;
      const type = headers.get('content-type') ?? '';
      holds(/^text\/event-stream\b/.test(type), `The stream is ${type || 'nothing'}`);
      holds(/\bno-store\b/.test(headers.get('cache-control') ?? ''), 'The stream lacks no-store');
      const {id} = await stream.next();
      holds(id !== undefined && id !== '', 'The first event has no id');
      await stream.close();
      const again = await open(mine, id);
      await again.next();
      await again.close();
    },
  },
  {
    id: 'events.told',
    title: "A colleague's payment is told to a page that is open, by name alone",
    needs: ['colleague', 'invoice', 'method'],
    async run(context) {
      const mine = await context.as();
      const theirs = await open(await context.as(context.subject.colleague));
      await theirs.next();
      const [invoiceId = ''] = await context.invoices(1);
      const {id} = await context.arrange.method({});
      const {status} = await mine.pay([invoiceId], id);
      same(status, 'completed', 'The payment');
      await hearsOfInvoices(theirs);
      await theirs.close();
    },
  },
];
