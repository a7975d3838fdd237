import type { FilmInfo } from '@miinventario/film';
import type { JobActor } from '../../../platform/database/actor.js';
import type { VideoRow } from '../../videos/index.js';
import type { SessionPayload } from '../jobs/session-payload.js';
import type { ProgressReporter } from './progress-reporter.js';
import type { SessionRow } from './sessions.repository.js';

/** One run over one session: who acts, on what, and until when. */
export interface PipelineRun {
  readonly actor: JobActor;
  readonly ids: SessionPayload;
  readonly session: SessionRow;
  readonly video: VideoRow;
  readonly film: FilmInfo;
  readonly progress: ProgressReporter;
  readonly signal: AbortSignal;
}
