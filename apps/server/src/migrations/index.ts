import type { MigrationInterface } from 'typeorm';
import { PlatformContext1764000000000 } from './1764000000000-platform-context.js';
import { PlatformOutbox1764000000100 } from './1764000000100-platform-outbox.js';
import { AdminSettings1764000000200 } from './1764000000200-admin-settings.js';

/** Every migration, oldest first. Merged migrations are frozen. */
export const migrations: ReadonlyArray<new () => MigrationInterface> = [
  PlatformContext1764000000000,
  PlatformOutbox1764000000100,
  AdminSettings1764000000200,
];
