import { Assignees } from './counts/assignees.js';
import { CountScheduler } from './counts/count-scheduler.js';
import { CountSettingsRepository } from './counts/count-settings.repository.js';
import { CountStepsController } from './counts/count-steps.controller.js';
import { CountStepsService } from './counts/count-steps.service.js';
import { CountsController } from './counts/counts.controller.js';
import { CountsRepository } from './counts/counts.repository.js';
import { CountsService } from './counts/counts.service.js';
import { DueCounts } from './counts/due-counts.js';
import { CountSchedulesController } from './counts/schedules.controller.js';
import { SchedulesRepository } from './counts/schedules.repository.js';
import { SchedulesService } from './counts/schedules.service.js';
import { CorrectionsController } from './feedback/corrections.controller.js';
import { CorrectionsRepository } from './feedback/corrections.repository.js';
import { CorrectionsService } from './feedback/corrections.service.js';
import { Learner } from './feedback/learner.js';
import { LearningRepository } from './feedback/learning.repository.js';
import { TruthAnnotationsController } from './feedback/annotations.controller.js';
import { AnnotationsService } from './feedback/annotations.service.js';
import { TruthExport } from './feedback/truth-export.js';
import { TruthController } from './feedback/truth.controller.js';
import { TruthRepository } from './feedback/truth.repository.js';
import { TruthService } from './feedback/truth.service.js';
import { OpenScheduledHandler, RemindCountHandler } from './jobs/count-due.handlers.js';
import { LearnItemHandler } from './jobs/learn-item.handler.js';
import { SuggestCandidatesHandler } from './jobs/suggest-candidates.handler.js';
import { AliasesRepository } from './products/aliases.repository.js';
import { CandidateSuggestions } from './review/candidate-suggestions.js';
import { CandidatesController } from './review/candidates.controller.js';
import { CandidatesRepository } from './review/candidates.repository.js';
import { CandidatesService } from './review/candidates.service.js';
import { ExpectedController } from './review/expected.controller.js';
import { ExpectedRepository } from './review/expected.repository.js';
import { ExpectedService } from './review/expected.service.js';
import { ReportItemsController } from './review/items.controller.js';
import { ItemsService } from './review/items.service.js';
import { OpenSession } from './review/open-session.js';
import { RegroupService } from './review/regroup.service.js';
import { ReviewRepository } from './review/review.repository.js';
import { Confirmation } from './stock/confirmation.js';
import { CountedRepository } from './stock/counted.repository.js';
import { SessionConfirmationController } from './stock/session-confirmation.controller.js';
import { SessionConfirmationService } from './stock/session-confirmation.service.js';
import { SnapshotsRepository } from './stock/snapshots.repository.js';
import { StockScope } from './stock/stock-scope.js';
import { StockController } from './stock/stock.controller.js';
import { StockRepository } from './stock/stock.repository.js';
import { StockService } from './stock/stock.service.js';
import { VarianceController } from './stock/variance.controller.js';
import { VarianceRepository } from './stock/variance.repository.js';
import { VarianceService } from './stock/variance.service.js';

/** The HTTP side of reviewing reports, counts and stock. */
export const countingControllers = [
  ReportItemsController,
  CandidatesController,
  ExpectedController,
  SessionConfirmationController,
  CorrectionsController,
  TruthController,
  TruthAnnotationsController,
  CountsController,
  CountStepsController,
  CountSchedulesController,
  StockController,
  VarianceController,
];

/** What they stand on. */
export const countingProviders = [
  OpenSession,
  ItemsService,
  RegroupService,
  ReviewRepository,
  CandidatesService,
  CandidatesRepository,
  ExpectedService,
  ExpectedRepository,
  CorrectionsService,
  CorrectionsRepository,
  LearningRepository,
  TruthService,
  AnnotationsService,
  TruthExport,
  TruthRepository,
  Assignees,
  CountsService,
  CountStepsService,
  CountsRepository,
  CountSettingsRepository,
  SchedulesService,
  SchedulesRepository,
  Confirmation,
  SessionConfirmationService,
  CountedRepository,
  SnapshotsRepository,
  StockRepository,
  StockScope,
  StockService,
  VarianceService,
  VarianceRepository,
];

/** The worker's side: learning from corrections, and counts that come round by themselves. */
export const countingWorkerProviders = [
  Learner,
  LearningRepository,
  AliasesRepository,
  LearnItemHandler,
  CountsRepository,
  CountSettingsRepository,
  SchedulesRepository,
  Assignees,
  DueCounts,
  CountScheduler,
  OpenScheduledHandler,
  RemindCountHandler,
  ReviewRepository,
  CandidatesRepository,
  CandidatesService,
  CandidateSuggestions,
  SuggestCandidatesHandler,
];
