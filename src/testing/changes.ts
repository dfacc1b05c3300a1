import type {Changes} from '../contract/types.ts';
import type {ChangeListener, ContactRecord, State} from './state.ts';

type Kind = Changes['changed'][number];

/** Everyone of the client hears of invoices, of methods the contact alone (M-02). */
export function tell(
  {listeners, contacts}: State,
  clientId: string,
  contactId: string | null = null,
): void {
  for (const {contact, hear} of listeners) {
    if (contacts.get(contact.id)?.clientId !== clientId) continue;
    hear(contact.id === contactId ? ['invoices', 'methods'] : ['invoices']);
  }
}

/** The stream of one page; it ends when the page stops reading or goes away. */
export function streamChanges(
  {listeners}: State,
  contact: ContactRecord,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let listener: ChangeListener;
  let count = 0;
  return new ReadableStream({
    start(controller) {
      const hear = (changed: readonly Kind[]) => {
        const event = `event: changes\ndata: ${JSON.stringify({changed})}\nid: ${(count += 1)}\n\n`;
        controller.enqueue(encoder.encode(event));
      };
      listener = {contact, hear};
      listeners.add(listener);
      signal.addEventListener('abort', () => {
        if (listeners.delete(listener)) controller.close();
      });
      hear([]);
    },
    cancel() {
      listeners.delete(listener);
    },
  });
}
