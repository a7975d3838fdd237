import pg from 'pg';

/**
 * A connection that is cut is told of more than once: by the server's last message and by the
 * closed socket, also between the pool's listener and TypeORM's. Told to nobody it would end the
 * whole process; the query under way rejects by itself.
 */
export class SurvivingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
