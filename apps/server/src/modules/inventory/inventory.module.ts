import { Global, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import type { EventHandler } from '../../platform/events/event-handler.js';
import { EventHandlersRegistry } from '../../platform/events/event-handlers.registry.js';
import type { JobHandler } from '../../platform/queue/job-handler.js';
import { JobRunner } from '../../platform/queue/job-runner.js';
import { CreditsModule } from '../credits/index.js';
import { IaProviderModule } from '../ia-provider/index.js';
import { StoresModule, StoresWorkerModule } from '../stores/index.js';
import { SESSION_GATE, VideosModule, VideosWorkerModule } from '../videos/index.js';
import { AdmitSessionOnVideoUploaded } from './handlers/admit-session.on-video-uploaded.js';
import {
  countingControllers,
  countingProviders,
  countingWorkerProviders,
} from './counts.providers.js';
import { CountScheduler } from './counts/count-scheduler.js';
import { BeginUploadOnUploadOpened } from './handlers/begin-upload.on-upload-opened.js';
import { ExpireSessionOnUploadExpired } from './handlers/expire-session.on-upload-expired.js';
import { RemoveStoreDataOnStoreClosed } from './handlers/remove-store-data.on-store-closed.js';
import { ResumeWaitingOnCreditsAdded } from './handlers/resume-waiting.on-credits-added.js';
import { AdmitSessionHandler } from './jobs/admit-session.handler.js';
import { ProcessSessionHandler } from './jobs/process-session.handler.js';
import { RemoveStoreDataHandler } from './jobs/remove-store-data.handler.js';
import { ResumeSessionHandler } from './jobs/resume-session.handler.js';
import { catalogueControllers, catalogueProviders } from './products/catalogue.providers.js';
import { ProductsService } from './products/products.service.js';
import { ReferencesRepository } from './products/references.repository.js';
import { ReferencesService } from './products/references.service.js';
import { OpenScheduledHandler, RemindCountHandler } from './jobs/count-due.handlers.js';
import { SuggestCandidatesHandler } from './jobs/suggest-candidates.handler.js';
import { LearnItemHandler } from './jobs/learn-item.handler.js';
import { StoreRemoval } from './store-removal.js';
import { EvidenceRetention } from './sessions/evidence-retention.js';
import {
  exportProviders,
  exportWorkerProviders,
  reportControllers,
  reportProviders,
} from './reports.providers.js';
import { ExportRetention } from './reports/export-retention.js';
import { MakeExportHandler } from './reports/jobs/make-export.handler.js';
import { EvidenceCrops } from './sessions/evidence-crops.js';
import { ItemsRepository } from './sessions/items.repository.js';
import { SessionAdmission } from './sessions/session-admission.js';
import { SessionFinisher } from './sessions/session-finisher.js';
import { SessionOutcome } from './sessions/session-outcome.js';
import { SessionPipeline } from './sessions/session-pipeline.js';
import { SessionPresenter } from './sessions/session-presenter.js';
import { SessionRetry } from './sessions/session-retry.js';
import { SessionStream } from './sessions/session-stream.js';
import { SessionSweeper } from './sessions/session-sweeper.js';
import { SessionUse } from './sessions/session-use.js';
import { StaffSessionsController } from './sessions/staff-sessions.controller.js';
import { StaffSessionsService } from './sessions/staff-sessions.service.js';
import { InventorySessionsController } from './sessions/sessions.controller.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SessionsService } from './sessions/sessions.service.js';

/** The HTTP side. Global, because it answers the gate that uploads ask before they take a film. */
@Global()
@Module({
  imports: [CreditsModule, StoresModule, VideosModule, IaProviderModule],
  controllers: [
    InventorySessionsController,
    StaffSessionsController,
    ...catalogueControllers,
    ...countingControllers,
    ...reportControllers,
  ],
  providers: [
    SessionsService,
    SessionsRepository,
    ItemsRepository,
    SessionPresenter,
    SessionRetry,
    StaffSessionsService,
    SessionStream,
    ...catalogueProviders,
    ...countingProviders,
    ...reportProviders,
    { provide: SESSION_GATE, useExisting: SessionsService },
  ],
  exports: [SESSION_GATE, SessionsService, ProductsService, ReferencesService],
})
export class InventoryModule {}

/** The reactions of this module to what happened elsewhere. */
@Injectable()
class InventoryEventHandlers {
  readonly all: readonly EventHandler[];

  constructor(
    beginUpload: BeginUploadOnUploadOpened,
    admitSession: AdmitSessionOnVideoUploaded,
    expireSession: ExpireSessionOnUploadExpired,
    resumeWaiting: ResumeWaitingOnCreditsAdded,
    removeStoreData: RemoveStoreDataOnStoreClosed,
  ) {
    this.all = [beginUpload, admitSession, expireSession, resumeWaiting, removeStoreData];
  }
}

/** The jobs of learning and of scheduled counts. */
@Injectable()
class CountingJobs {
  readonly all: readonly JobHandler[];

  constructor(
    learn: LearnItemHandler,
    open: OpenScheduledHandler,
    remind: RemindCountHandler,
    suggest: SuggestCandidatesHandler,
  ) {
    this.all = [learn, open, remind, suggest];
  }
}

/** The worker's side: from a film that has arrived to its report. */
@Module({
  imports: [CreditsModule, StoresWorkerModule, VideosWorkerModule, IaProviderModule],
  providers: [
    SessionsRepository,
    ItemsRepository,
    ReferencesRepository,
    ...exportProviders,
    ...exportWorkerProviders,
    MakeExportHandler,
    SessionAdmission,
    SessionPipeline,
    SessionFinisher,
    SessionOutcome,
    SessionSweeper,
    SessionUse,
    EvidenceCrops,
    ...countingWorkerProviders,
    CountingJobs,
    EvidenceRetention,
    AdmitSessionHandler,
    ProcessSessionHandler,
    ResumeSessionHandler,
    RemoveStoreDataHandler,
    StoreRemoval,
    RemoveStoreDataOnStoreClosed,
    BeginUploadOnUploadOpened,
    AdmitSessionOnVideoUploaded,
    ExpireSessionOnUploadExpired,
    ResumeWaitingOnCreditsAdded,
    InventoryEventHandlers,
  ],
  exports: [SessionSweeper],
})
export class InventoryWorkerModule implements OnModuleInit {
  constructor(
    private readonly runner: JobRunner,
    private readonly registry: EventHandlersRegistry,
    private readonly admit: AdmitSessionHandler,
    private readonly process: ProcessSessionHandler,
    private readonly resume: ResumeSessionHandler,
    private readonly counting: CountingJobs,
    private readonly scheduler: CountScheduler,
    private readonly removeStoreData: RemoveStoreDataHandler,
    private readonly makeExport: MakeExportHandler,
    private readonly handlers: InventoryEventHandlers,
    private readonly sweeper: SessionSweeper,
    private readonly evidence: EvidenceRetention,
    private readonly files: ExportRetention,
  ) {}

  onModuleInit(): void {
    this.runner.register(
      this.admit,
      this.process,
      this.resume,
      this.removeStoreData,
      this.makeExport,
      ...this.counting.all,
    );
    this.registry.register(...this.handlers.all);
    this.sweeper.start();
    this.scheduler.start();
    this.evidence.start();
    this.files.start();
  }
}
