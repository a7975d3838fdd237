export interface ServerEvent {
  event: string;
  data: string;
}

/**
 * Reads a stream of server-sent events from chunks of text, however they are cut.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventStreamParser(onEvent: (event: ServerEvent) => void) {
  let rest = '';
  let event = 'message';
  let lines: string[] = [];

  function readLine(line: string): void {
    if (line === '') {
      if (lines.length > 0) onEvent({ event, data: lines.join('\n') });
      event = 'message';
      lines = [];
      return;
    }
    if (line.startsWith(':')) return;
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') lines.push(value);
    else if (field === 'event') event = value;
  }

  return (chunk: string): void => {
    rest += chunk;
    for (;;) {
      const end = /\r\n|\n|\r(?=.)/s.exec(rest);
      if (end === null) return;
      const line = rest.slice(0, end.index);
      rest = rest.slice(end.index + end[0].length);
      readLine(line);
    }
  };
}
