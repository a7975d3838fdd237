import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** What a process started beside its modules and has to end with them. */
@Injectable()
export class Closers implements OnApplicationShutdown {
  private readonly closers: Array<() => Promise<void>> = [];

  add(close: () => Promise<void>): void {
    this.closers.push(close);
  }

  async onApplicationShutdown(): Promise<void> {
    for (const close of this.closers.splice(0)) await close().catch(() => undefined);
  }
}
