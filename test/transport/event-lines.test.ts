import assert from 'node:assert/strict';
import {describe, it, test} from 'node:test';
import {createParser} from 'eventsource-parser';
import fc from 'fast-check';
import {eventReader, type StreamEvent} from '../../src/transport/event-lines.ts';

function read(...chunks: string[]): StreamEvent[] {
  const heard: StreamEvent[] = [];
  const next = eventReader((event) => heard.push(event));
  chunks.forEach(next);
  return heard;
}

/** The same by a library that others rely on. */
function readByLibrary(...chunks: string[]): StreamEvent[] {
  const heard: StreamEvent[] = [];
  const parser = createParser({onEvent: ({id, data}) => heard.push({id, data})});
  for (const chunk of chunks) parser.feed(chunk);
  return heard;
}

const event = (data: string, id?: string): StreamEvent => ({id, data});

describe('the lines of an event stream', () => {
  const cases: Record<string, [chunks: string[], heard: StreamEvent[]]> = {
    'data and an id': [['data: a\nid: 1\n\n'], [event('a', '1')]],
    'any of the three line ends': [
      ['data:a\n\ndata:b\r\rdata:c\r\n\r\n\n'],
      [event('a'), event('b'), event('c')],
    ],
    'a CRLF in two chunks, which is one line end': [
      ['data:a\r', '\ndata:b\r', '\n\r', '\n'],
      [event('a\nb')],
    ],
    'several lines of data': [['data: a\ndata:\ndata: b\n\n'], [event('a\n\nb')]],
    'data without a colon or a value': [['data\n\ndata:\n\n'], [event(''), event('')]],
    'one space less, and only one': [['data:  a\n\ndata:b \n\n'], [event(' a'), event('b ')]],
    'colons in a value': [['data: {"a":"b: c"}\n\n'], [event('{"a":"b: c"}')]],
    'no comments': [[': still here\n\n:\ndata:a\n:data:b\n\n'], [event('a')]],
    'no event without data': [['id: 1\n\nevent: x\n\n\n\n'], []],
    'an id for its own event alone': [
      ['id:1\ndata:a\n\ndata:b\n\n'],
      [event('a', '1'), event('b')],
    ],
    'an empty id': [['id\ndata:a\n\n'], [event('a', '')]],
    'no id that holds NUL': [['id:1\nid:2\0\ndata:a\n\n'], [event('a', '1')]],
    'no other field': [['retry:9\nevent:x\nData:n\n data:n\ndata :n\ndata:a\n\n'], [event('a')]],
    'nothing of what is not complete': [['data:a\n', 'data:b'], []],
    'chunks of single characters': [
      Array.from('data: a\r\n\r\ndata: b\n\n'),
      [event('a'), event('b')],
    ],
  };
  for (const [title, [chunks, heard]] of Object.entries(cases)) {
    it(`gives ${title}`, () => assert.deepEqual(read(...chunks), heard));
  }
});

test('the lines of an event stream are read as a library reads them, wherever chunks break', () => {
  const piece = fc.constantFrom(
    ...['\n', '\r', '\r\n', '\n\n', ':', ' ', '\0', 'data', 'data:', 'data: ', 'id', 'id: '],
    ...['event: x', 'retry: 5', 'a', '1', '\u2028', '€'],
  );
  const chunk = fc.array(piece, {maxLength: 8}).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.array(chunk, {maxLength: 12}), (chunks) => {
      const whole = [...chunks, '\n', '\n'];
      assert.deepEqual(read(...whole), readByLibrary(...whole));
    }),
    {numRuns: 2_000},
  );
});
