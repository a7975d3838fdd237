import { Global, Module } from '@nestjs/common';
import { WorkerPresence } from '../http/worker-presence.js';
import { Closers } from './closers.js';
import { HealthChecks } from './health-checks.js';
import { PlatformState } from './platform-state.js';

/** What both processes tell their operators: health, and the state of queue, database and disk. */
@Global()
@Module({
  providers: [WorkerPresence, HealthChecks, PlatformState, Closers],
  exports: [WorkerPresence, HealthChecks, Closers],
})
export class OperationsModule {}
