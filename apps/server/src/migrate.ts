import pg from 'pg';
import { runMigrations } from 'bullmq';
import { createOwnerDataSource } from './platform/database/data-source.js';
import { QUEUE_SCHEMA } from './platform/queue/queue-backend.js';
import { appRole } from './migrations/app-role.js';

/** Lets the application's role use the queue's tables without owning them. */
function queueGrants(role: string): string {
  return `
    GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${role};
    GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${role};`;
}

async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(queueGrants(appRole()));
  } finally {
    await client.end();
  }
}

/** Runs all migrations up (the default), or the last one down; the queue's own with them. */
export async function migrate(ownerUrl: string, direction: 'up' | 'down'): Promise<number> {
  const dataSource = createOwnerDataSource(ownerUrl);
  await dataSource.initialize();
  try {
    if (direction === 'down') {
      await dataSource.undoLastMigration();
      return 1;
    }
    const done = await dataSource.runMigrations();
    // A product that rested for months has no partition for today.
    await dataSource.query('SELECT platform.make_partitions()');
    await migrateQueue(ownerUrl);
    return done.length;
  } finally {
    await dataSource.destroy();
  }
}
