import { Injectable } from '@nestjs/common';
import type { JobActor, UserId } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { CreditsService } from '../../credits/index.js';
import { FilmsService, VideosService } from '../../videos/index.js';
import { SessionWaitingCreditsEvent } from '../events/session-waiting-credits.event.js';
import { processSessionJob } from '../jobs/process-session.job.js';
import type { SessionPayload } from '../jobs/session-payload.js';
import { SessionOutcome } from './session-outcome.js';
import { SessionsRepository } from './sessions.repository.js';

/** Lets a film in: checked first, then its credits are set aside, then it is queued. */
@Injectable()
export class SessionAdmission {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly videos: VideosService,
    private readonly films: FilmsService,
    private readonly credits: CreditsService,
    private readonly outcome: SessionOutcome,
    private readonly outbox: Outbox,
  ) {}

  /** Safe to repeat: a session that is no longer UPLOADED is left alone. */
  async admit(actor: JobActor, ids: SessionPayload, signal: AbortSignal): Promise<void> {
    const { session, video } = await this.db.read(actor, async (tx) => ({
      session: await this.sessions.find(tx, ids.storeId, ids.sessionId),
      video: await this.videos.findBySession(tx, ids.storeId, ids.sessionId),
    }));
    if (session?.status !== 'UPLOADED' || !video) return;
    const inspection = await this.films.inspect(actor, video, signal);
    if (!inspection.ok) {
      await this.outcome.fail(actor, ids, { code: inspection.code });
      await this.films.cleanUp(video);
      return;
    }
    const credits = await this.credits.quote(inspection.film.durationMs);
    await this.queue(actor, ids, credits);
  }

  /** Holds the credits and queues the film in one transaction, or lets it wait for credits. */
  private async queue(actor: JobActor, ids: SessionPayload, credits: number): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const session = await this.sessions.lock(tx, ids.storeId, ids.sessionId);
      if (session?.status !== 'UPLOADED') return;
      const hold = await this.credits.hold(tx, {
        payerUserId: ids.payerUserId as UserId,
        sessionId: ids.sessionId,
        storeId: ids.storeId,
        credits,
      });
      if (!hold.ok) {
        await this.sessions.move(tx, ids.storeId, ids.sessionId, 'WAITING_CREDITS', { credits });
        await this.outbox.publish(tx, new SessionWaitingCreditsEvent({ ...ids, credits }));
        return;
      }
      await this.sessions.move(tx, ids.storeId, ids.sessionId, 'QUEUED', { credits, percent: 3 });
      await this.outbox.enqueue(tx, processSessionJob, ids);
    });
  }
}
