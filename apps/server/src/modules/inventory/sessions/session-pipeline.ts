import { Injectable } from '@nestjs/common';
import type { FilmSurvey } from '@miinventario/counting';
import type { JobActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { CreditsService } from '../../credits/index.js';
import {
  IaProviderService,
  type CatalogueEntry,
  type DetectionAnswer,
} from '../../ia-provider/index.js';
import { FilmsService, VideosService, type LocalFrame } from '../../videos/index.js';
import type { SessionPayload } from '../jobs/session-payload.js';
import { ReferencesRepository, type CatalogueRow } from '../products/references.repository.js';
import type { PipelineRun } from './pipeline-run.js';
import { ProgressReporter } from './progress-reporter.js';
import { SessionFinisher } from './session-finisher.js';
import type { Step } from './session-states.js';
import { SessionUse } from './session-use.js';
import { SessionsRepository } from './sessions.repository.js';
import { UsageBook } from './usage-book.js';

/** The session was canceled or has ended meanwhile; the run stops without a fault. */
class SessionLeftError extends Error {}

/**
 * Counts a film in three steps, EXTRACTING, DETECTING and MERGING. Each stores what it made; a run
 * that is cut off at any point is repeated and takes up what is stored.
 */
@Injectable()
export class SessionPipeline {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly references: ReferencesRepository,
    private readonly videos: VideosService,
    private readonly films: FilmsService,
    private readonly providers: IaProviderService,
    private readonly credits: CreditsService,
    private readonly finisher: SessionFinisher,
    private readonly use: SessionUse,
  ) {}

  async run(actor: JobActor, ids: SessionPayload, signal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    const run = await this.prepare(actor, ids, signal);
    if (!run) return;
    try {
      const survey = await this.extract(run);
      if (survey.quality.verdict === 'refuse') {
        await this.finisher.refuse(run, survey);
      } else {
        const frames = await this.films.keyframes(actor, run.video, survey, signal);
        const answer = await this.detect(run, frames);
        await this.enter(run, 'MERGING');
        await this.finisher.finish(run, survey, frames, answer);
      }
      await this.films.cleanUp(run.video);
    } catch (error) {
      if (!(error instanceof SessionLeftError)) throw error;
      await this.films.cleanUp(run.video);
    } finally {
      await this.use.bookCompute(run, startedAt);
    }
  }

  private async prepare(
    actor: JobActor,
    ids: SessionPayload,
    signal: AbortSignal,
  ): Promise<PipelineRun | undefined> {
    const { session, video } = await this.db.read(actor, async (tx) => ({
      session: await this.sessions.find(tx, ids.storeId, ids.sessionId),
      video: await this.videos.findBySession(tx, ids.storeId, ids.sessionId),
    }));
    const isRunning = ['QUEUED', 'EXTRACTING', 'DETECTING', 'MERGING'];
    if (!session || !video || !isRunning.includes(session.status)) return undefined;
    const inspection = await this.films.inspect(actor, video, signal);
    if (!inspection.ok) throw new Error(`an accepted film is refused: ${inspection.code}`);
    const { film } = inspection;
    const progress = new ProgressReporter(this.db, this.sessions, actor, session, film.durationMs);
    return { actor, ids, session, video, film, progress, signal };
  }

  private async extract(run: PipelineRun): Promise<FilmSurvey> {
    await this.enter(run, 'EXTRACTING');
    run.progress.report('EXTRACTING', 0.1);
    return this.films.survey(run.actor, run.video, run.film, run.signal);
  }

  private async detect(run: PipelineRun, frames: readonly LocalFrame[]): Promise<DetectionAnswer> {
    await this.enter(run, 'DETECTING');
    const stored = await this.films.readArtifact<DetectionAnswer>(
      run.actor,
      run.video,
      'detections',
    );
    if (stored) return stored;
    const catalogue = await this.db.read(run.actor, (tx) =>
      this.references.catalogue(tx, run.ids.storeId),
    );
    const answer = await this.ask(run, frames, catalogue.map(toEntry));
    await this.films.saveArtifact(run.actor, run.video, 'detections', answer);
    return answer;
  }

  /** Asks the providers; every cost is booked before it ends, whichever way it ends. */
  private async ask(
    run: PipelineRun,
    frames: readonly LocalFrame[],
    catalogue: readonly CatalogueEntry[],
  ): Promise<DetectionAnswer> {
    const book = new UsageBook(this.db, this.credits, run);
    try {
      const answer = await this.providers.detectProducts({
        frames,
        catalogue,
        signal: run.signal,
        onProgress: (share) => run.progress.report('DETECTING', share),
        spentMicroUsd: await book.spentMicroUsd(),
        onUsage: (usage) => book.note(usage),
      });
      await book.settle();
      return answer;
    } catch (error) {
      await book.settleQuietly();
      throw error;
    }
  }

  /** Moves to a step; a session already at or past it stays, one that has left ends the run. */
  private async enter(run: PipelineRun, step: Step): Promise<void> {
    const order: string[] = ['QUEUED', 'EXTRACTING', 'DETECTING', 'MERGING'];
    await this.db.write(run.actor, async (tx) => {
      const { storeId, sessionId } = run.ids;
      if (await this.sessions.move(tx, storeId, sessionId, step)) return;
      const session = await this.sessions.find(tx, storeId, sessionId);
      const isPast = session && order.indexOf(session.status) >= order.indexOf(step);
      if (!isPast) throw new SessionLeftError();
    });
  }
}

function toEntry(row: CatalogueRow): CatalogueEntry {
  return {
    productId: row.product_id,
    name: row.name,
    brand: row.brand,
    size: row.size,
    barcodes: row.barcodes,
    aliases: row.aliases,
    references: row.descriptors,
  };
}
