import { Global, Module } from '@nestjs/common';
import { JobMarks } from '../events/job-marks.js';
import { JobRunner } from './job-runner.js';

/** Only the worker loads it. */
@Global()
@Module({ providers: [JobMarks, JobRunner], exports: [JobRunner] })
export class JobRunnerModule {}
