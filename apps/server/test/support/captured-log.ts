import { symbols } from 'pino';
import { log } from '../../src/platform/telemetry/logger.js';

/** Everything that is logged while it is open, as it would be written. */
export class CapturedLog {
  private readonly lines: string[] = [];
  private readonly stream = Reflect.get(log, symbols.streamSym) as unknown;
  private readonly level = log.level;

  constructor() {
    const sink = { write: (line: string) => this.lines.push(line) };
    Reflect.set(log, symbols.streamSym, sink);
  }

  /** Tests are silent as a rule; here even the smallest word counts. */
  listen(): void {
    log.level = 'trace';
  }

  get text(): string {
    return this.lines.join('');
  }

  close(): void {
    Reflect.set(log, symbols.streamSym, this.stream);
    log.level = this.level;
  }
}
