import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between a client and a server that a test can cut. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks every connection and refuses new ones until `restore`. */
  readonly cut: () => void;
  /** Keeps connections open, and opens new ones, but passes no byte until `restore`: half open. */
  readonly stall: () => void;
  readonly restore: () => void;
  /** Leads new connections to another port. */
  readonly retarget: (port: number) => void;
  /** Bytes that went from clients to the server. */
  readonly sentBytes: () => number;
  readonly stop: () => Promise<void>;
}

/** Listens on a free port of this machine (or `listenPort`) and passes bytes to and from `target`. */
export async function startTcpProxy(target: number, listenPort = 0): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const pairs = new Set<readonly [Socket, Socket]>();
  let isCut = false;
  let isStalled = false;
  let port = target;
  let sent = 0;
  const server = createServer((client) => {
    if (isCut) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ port, host: '127.0.0.1' });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => {
      sent += chunk.length;
    });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    client.once('close', () => pairs.delete(pair));
    if (isStalled) client.pause();
    else join(pair);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listenPort, '127.0.0.1', resolve);
  });
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.resetAndDestroy();
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

function join([client, upstream]: readonly [Socket, Socket]): void {
  client.pipe(upstream);
  upstream.pipe(client);
}

/** What has arrived stays in the sockets' buffers; nothing is lost, nothing goes on. */
function part([client, upstream]: readonly [Socket, Socket]): void {
  client.unpipe(upstream).pause();
  upstream.unpipe(client).pause();
}
