import { Socket } from 'node:net';
import pg from 'pg';

/**
 * A connection that is cut is told of more than once: by the server's last message and by the
 * closed socket, also between the pool's listener and TypeORM's. Told to nobody it would end the
 * whole process; the query under way rejects by itself.
 */
export class SurvivingClient extends pg.Client {
  private readonly socket: Socket;

  constructor(config?: string | pg.ClientConfig) {
    const socket = new Socket();
    const given = typeof config === 'string' ? { connectionString: config } : config;
    super({ ...given, stream: () => socket });
    this.socket = socket;
    this.on('error', () => undefined);
  }

  /**
   * What is sent from here until the code at hand comes to rest leaves in one write: a pipelined
   * connection would write, and wake the server, once a statement. Under TLS it changes nothing.
   */
  sendTogether(): void {
    this.socket.cork();
    process.nextTick(() => this.socket.uncork());
  }
}
