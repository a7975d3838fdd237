import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A line of so many bits a second towards the server, shared by all its connections. */
export interface SlowLine {
  readonly port: number;
  setMbit(mbit: number): void;
  /** Breaks every connection and refuses new ones until `restore`. */
  cut(): void;
  restore(): void;
  /** Where it leads. */
  leadTo(port: number): void;
  stop(): Promise<void>;
}

/** A piece as large as a radio's buffer: small enough that connections take turns. */
const PIECE_BYTES = 16_384;

/**
 * Listens on a free port; what clients send passes at the line's speed, whoever sends it, so that bytes
 * really take their time. Answers come back unhindered.
 */
export async function startSlowLine(mbit: number): Promise<SlowLine> {
  const sockets = new Set<Socket>();
  let bytesPerMs = mbit * 125;
  let target = 0;
  let isCut = false;
  let freeAt = 0;

  /** Waits until the line has had the time to carry that many bytes after all before them. */
  const carry = async (bytes: number): Promise<void> => {
    const now = performance.now();
    freeAt = Math.max(now, freeAt) + bytes / bytesPerMs;
    await sleep(freeAt - now);
  };
  const pass = async (client: Socket, upstream: Socket): Promise<void> => {
    for await (const chunk of client as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        const piece = chunk.subarray(at, at + PIECE_BYTES);
        await carry(piece.length);
        upstream.write(piece);
      }
    }
    upstream.end();
  };
  const server = createServer((client) => {
    if (isCut) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ port: target, host: '127.0.0.1' });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.pipe(client);
    pass(client, upstream).catch(() => upstream.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    setMbit: (next) => (bytesPerMs = next * 125),
    cut,
    restore: () => (isCut = false),
    leadTo: (port) => (target = port),
    stop: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
