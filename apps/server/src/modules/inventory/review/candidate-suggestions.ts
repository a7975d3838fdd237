import { Injectable } from '@nestjs/common';
import type { JobActor, StoreId } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { CandidatesRepository } from './candidates.repository.js';
import { CandidatesService } from './candidates.service.js';

/** Lines of one report that are looked up: each costs about a second of one core. */
const MOST_LINES = 20;

/** Keeps with each doubtful line of a report what it may be. */
@Injectable()
export class CandidateSuggestions {
  constructor(
    private readonly db: Db,
    private readonly candidates: CandidatesRepository,
    private readonly service: CandidatesService,
  ) {}

  /** Safe to repeat: lines that have their candidates keep them. */
  async suggest(actor: JobActor & { storeId: StoreId }, sessionId: string): Promise<void> {
    const { storeId } = actor;
    const lines = await this.db.read(actor, (tx) =>
      this.candidates.doubtful(tx, storeId, sessionId, MOST_LINES),
    );
    for (const itemId of lines) {
      const found = await this.service.list(actor, sessionId, itemId);
      if (found.length === 0) continue;
      await this.db.write(actor, (tx) => this.candidates.keep(tx, storeId, itemId, found));
    }
  }
}
