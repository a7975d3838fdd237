import { createEventStreamParser, type ServerEvent } from './event-stream.parser';

const stream =
  ': hola\n\nevent: session\ndata: {"a":1}\n\nevent: session\r\ndata: uno\r\ndata: dos\r\n\r\ndata: solo\n\n';
const expected: ServerEvent[] = [
  { event: 'session', data: '{"a":1}' },
  { event: 'session', data: 'uno\ndos' },
  { event: 'message', data: 'solo' },
];

function parse(chunks: string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const feed = createEventStreamParser((event) => events.push(event));
  chunks.forEach(feed);
  return events;
}

describe('createEventStreamParser', () => {
  it('reads events, joins data lines and skips comments', () => {
    expect(parse([stream])).toEqual(expected);
  });

  it('gives the same events wherever the stream is cut', () => {
    for (let cut = 1; cut < stream.length; cut += 1) {
      expect(parse([stream.slice(0, cut), stream.slice(cut)])).toEqual(expected);
    }
    expect(parse([...stream])).toEqual(expected);
  });
});
