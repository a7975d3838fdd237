import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/migrate.js';
import {
  OWNER_ROLE,
  postgresUrl,
  startTestPostgres,
  TEMPLATE_DATABASE,
  type RunningPostgres,
  type TestPostgres,
} from './postgres-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    testPostgres: TestPostgres;
  }
}

let server: RunningPostgres | undefined;

/** One PostgreSQL per run of the integration tests, with a migrated database to clone. */
export async function setup(project: TestProject): Promise<void> {
  server = await startTestPostgres();
  try {
    await migrate(postgresUrl(server, OWNER_ROLE, TEMPLATE_DATABASE), 'up');
  } catch (error) {
    await server.stop();
    throw error;
  }
  const { port, superuser, password } = server;
  project.provide('testPostgres', { port, superuser, password });
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
