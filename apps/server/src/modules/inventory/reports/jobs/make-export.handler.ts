import { Injectable } from '@nestjs/common';
import type { JobActor, StoreId, UserId } from '../../../../platform/database/actor.js';
import { Db } from '../../../../platform/database/database.service.js';
import { Outbox } from '../../../../platform/events/outbox.js';
import type { JobContext, JobHandler } from '../../../../platform/queue/job-handler.js';
import { log } from '../../../../platform/telemetry/logger.js';
import { ReportExportReadyEvent } from '../../events/report-export-ready.event.js';
import { ExportMaker } from '../export-maker.js';
import { ExportsRepository } from '../exports.repository.js';
import { makeExportJob, type MakeExportPayload } from './make-export.job.js';

@Injectable()
export class MakeExportHandler implements JobHandler<MakeExportPayload> {
  readonly job = makeExportJob;

  constructor(
    private readonly db: Db,
    private readonly exports: ExportsRepository,
    private readonly maker: ExportMaker,
    private readonly outbox: Outbox,
  ) {}

  async run(payload: MakeExportPayload, context: JobContext): Promise<void> {
    const { exportId, storeId } = payload;
    const actor: JobActor = {
      kind: 'job',
      name: this.job.name,
      storeId: storeId as StoreId,
      userId: payload.userId as UserId,
    };
    const row = await this.db.read(actor, (tx) => this.exports.find(tx, storeId, exportId));
    if (row?.status !== 'QUEUED') return;
    try {
      const file = await this.maker.make(actor, row, payload.storeName);
      await this.db.write(actor, async (tx) => {
        if (!(await this.exports.markReady(tx, storeId, exportId, file))) return;
        const { created_by: createdBy, kind, format } = row;
        await this.outbox.publish(
          tx,
          new ReportExportReadyEvent({ exportId, storeId, createdBy, kind, format }),
        );
      });
    } catch (error) {
      if (!context.isLastAttempt) throw error;
      log.error({ err: error, exportId }, 'export given up');
      await this.db.write(actor, (tx) => this.exports.markFailed(tx, storeId, exportId));
    }
  }
}
