import { Global, Module } from '@nestjs/common';
import { JobRunner } from './job-runner.js';

/** Only the worker loads it. */
@Global()
@Module({ providers: [JobRunner], exports: [JobRunner] })
export class JobRunnerModule {}
