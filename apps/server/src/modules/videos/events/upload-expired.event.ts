import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface UploadExpiredPayload {
  readonly storeId: string;
  readonly sessionId: string;
}

/** A film that began to arrive was never completed; its parts are gone. */
export class UploadExpiredEvent implements DomainEvent<UploadExpiredPayload> {
  static readonly eventName = 'upload.expired';
  readonly name = UploadExpiredEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: UploadExpiredPayload) {}
}
