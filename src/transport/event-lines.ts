/** What a page hears of one event: no page of ours asks for its type. */
export interface StreamEvent {
  /** Undefined where the event has none of its own. */
  readonly id: string | undefined;
  readonly data: string;
}

/** A CR at the end may be the first half of a CRLF: the next chunk tells. */
const LINE_END = /\r\n|\n|\r(?!$)/;
const FIELD = /^([^:]*):? ?(.*)$/s;

/**
 * Reads an event stream by the WHATWG's grammar
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream), in chunks that may
 * break anywhere, decoded and without a byte order mark. Each call takes the next chunk. `retry` is
 * not for us: the page has pauses of its own.
 *
 * @param hear called with each event that has data and is complete.
 */
export function eventReader(hear: (event: StreamEvent) => void): (chunk: string) => void {
  let rest = '';
  let id: string | undefined;
  let data: string[] = [];

  function read(line: string): void {
    if (line === '') {
      const event = {id, data: data.join('\n')};
      const isWhole = data.length > 0;
      id = undefined;
      data = [];
      if (isWhole) hear(event);
      return;
    }
    const [, field, value = ''] = FIELD.exec(line) ?? [];
    if (field === 'data') data.push(value);
    if (field === 'id' && !value.includes('\0')) id = value;
  }

  return (chunk) => {
    const lines = (rest + chunk).split(LINE_END);
    rest = lines.pop() ?? '';
    lines.forEach(read);
  };
}
