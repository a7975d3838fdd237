import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface ReportExportReadyPayload {
  readonly exportId: string;
  readonly storeId: string;
  readonly createdBy: string;
  readonly kind: string;
  readonly format: string;
}

/** A file that was made by a job can be downloaded. */
export class ReportExportReadyEvent implements DomainEvent<ReportExportReadyPayload> {
  static readonly eventName = 'report_export.ready';
  readonly name = ReportExportReadyEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: ReportExportReadyPayload) {}
}
