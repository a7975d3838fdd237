import { Injectable } from '@nestjs/common';
import type { StoreId } from '../../../platform/database/actor.js';
import type { JobHandler } from '../../../platform/queue/job-handler.js';
import { CandidateSuggestions } from '../review/candidate-suggestions.js';
import { suggestCandidatesJob, type SuggestCandidatesPayload } from './suggest-candidates.job.js';

@Injectable()
export class SuggestCandidatesHandler implements JobHandler<SuggestCandidatesPayload> {
  readonly job = suggestCandidatesJob;

  constructor(private readonly suggestions: CandidateSuggestions) {}

  async run({ storeId, sessionId }: SuggestCandidatesPayload): Promise<void> {
    const actor = { kind: 'job', name: this.job.name, storeId: storeId as StoreId } as const;
    await this.suggestions.suggest(actor, sessionId);
  }
}
