import { Injectable } from '@nestjs/common';
import { mergeDetections, type Facing, type FilmSurvey } from '@miinventario/counting';
import type { ErrorCode } from '@miinventario/contracts';
import { newId } from '../../../platform/database/ids.js';
import type { DetectionAnswer } from '../../ia-provider/index.js';
import { FilmsService, type LocalFrame } from '../../videos/index.js';
import { EvidenceCrops } from './evidence-crops.js';
import type { PipelineRun } from './pipeline-run.js';
import { isWorthCharging, toReportLines, totalsOf } from './report-lines.js';
import { SessionOutcome } from './session-outcome.js';
import { SessionUse } from './session-use.js';
import type { StoredAdvice } from './sessions.repository.js';

/** The advice codes that refuse a film, as the codes that people are told. */
const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  dark: 'film.too_dark',
  blurred: 'film.blurred',
  too_fast: 'film.too_fast',
  too_short: 'film.too_short',
  no_shelf: 'film.no_shelf',
};

/** Turns what was seen into what is told: the report, its evidence, or the reason for none. */
@Injectable()
export class SessionFinisher {
  constructor(
    private readonly films: FilmsService,
    private readonly outcome: SessionOutcome,
    private readonly crops: EvidenceCrops,
    private readonly use: SessionUse,
  ) {}

  /** Ends a session whose film cannot be counted, with a picture of the worst stretch. */
  async refuse(run: PipelineRun, survey: FilmSurvey): Promise<void> {
    const advice = await this.storeAdvice(run, survey);
    await this.use.bookStorage(run, 0);
    const worst =
      advice.find((entry) => entry.severity === 'refusal' && REFUSALS[entry.code]) ?? advice[0];
    await this.outcome.fail(run.actor, run.ids, {
      code: REFUSALS[worst?.code ?? 'no_shelf'] ?? 'film.no_shelf',
      objectKey: worst?.objectKey ?? null,
      advice,
    });
  }

  /** Counts, stores the evidence and ends the session in READY. */
  async finish(
    run: PipelineRun,
    survey: FilmSurvey,
    frames: readonly LocalFrame[],
    answer: DetectionAnswer,
  ): Promise<void> {
    const count = mergeDetections(survey, answer.detections);
    const keyOf = (facing: Facing): string =>
      `stores/${run.ids.storeId}/evidence/${run.ids.sessionId}/${facing.id}.jpg`;
    const evidenceBytes = await this.crops.store(count.facings, frames, keyOf);
    await this.use.bookStorage(run, evidenceBytes);
    const items = toReportLines(count, frames, keyOf, newId);
    await this.outcome.succeed(run.actor, run.ids, {
      items,
      totals: totalsOf(items),
      advice: await this.storeAdvice(run, survey),
      provider: answer.usage.provider,
      isCharged: isWorthCharging(items),
    });
  }

  private async storeAdvice(run: PipelineRun, survey: FilmSurvey): Promise<StoredAdvice[]> {
    return Promise.all(
      survey.quality.advice.map(async (entry) => ({
        code: entry.code,
        severity: entry.severity,
        fromMs: Math.round(entry.fromMs),
        toMs: Math.round(entry.toMs),
        objectKey: await this.films.storeStill(run.video, survey, entry.frameIndex, run.signal),
      })),
    );
  }
}
