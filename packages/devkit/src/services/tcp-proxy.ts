import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Line, Passage } from './slow-passage.js';

/** A wire between a client and a server that a test can cut, hold still and make slow. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks every connection and refuses new ones until `restore`. */
  readonly cut: () => void;
  /** Keeps connections open, and opens new ones, but passes no byte until `restore`: half open. */
  readonly stall: () => void;
  readonly restore: () => void;
  /**
   * Bytes a second in each direction, shared by all connections, which really take their time;
   * without a number as fast as the machine.
   */
  readonly setSpeed: (bytesPerSecond?: number) => void;
  /** Leads new connections to another port. */
  readonly retarget: (port: number) => void;
  /** Bytes that went from clients to the server. */
  readonly sentBytes: () => number;
  readonly stop: () => Promise<void>;
}

/** One connection through the wire. */
interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
  readonly there: Passage;
  readonly back: Passage;
}

/** Listens on a free port of this machine (or `listenPort`) and passes bytes to and from `target`. */
export async function startTcpProxy(target: number, listenPort = 0): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  const lines = { there: new Line(), back: new Line() };
  let isCut = false;
  let isStalled = false;
  let port = target;
  let sent = 0;
  // A side that has said all it has to say may still hear the other.
  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (isCut) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const there = new Passage(lines.there);
    const pair = { client, upstream, there, back: new Passage(lines.back) };
    pairs.add(pair);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      socket.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
      socket.once('close', () => {
        if (client.destroyed && upstream.destroyed) pairs.delete(pair);
      });
    }
    there.on('data', (chunk: Buffer) => {
      sent += chunk.length;
    });
    there.pipe(upstream);
    pair.back.pipe(client);
    if (!isStalled) join(pair);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listenPort, '127.0.0.1', resolve);
  });
  const cut = (): void => {
    isCut = true;
    for (const { client, upstream } of pairs) {
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    stall: () => {
      isStalled = true;
      for (const pair of pairs) part(pair);
    },
    restore: () => {
      isCut = false;
      if (!isStalled) return;
      isStalled = false;
      for (const pair of pairs) join(pair);
    },
    setSpeed: (bytesPerSecond) => {
      lines.there.bytesPerSecond = bytesPerSecond;
      lines.back.bytesPerSecond = bytesPerSecond;
    },
    retarget: (next) => {
      port = next;
    },
    sentBytes: () => sent,
    stop: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function join({ client, upstream, there, back }: Pair): void {
  client.pipe(there);
  upstream.pipe(back);
}

/** What has arrived stays in the sockets' buffers; nothing is lost, nothing goes on. */
function part({ client, upstream, there, back }: Pair): void {
  client.unpipe(there).pause();
  upstream.unpipe(back).pause();
}
