import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface UploadOpenedPayload {
  readonly storeId: string;
  readonly sessionId: string;
}

/** A film has begun to arrive. */
export class UploadOpenedEvent implements DomainEvent<UploadOpenedPayload> {
  static readonly eventName = 'upload.opened';
  readonly name = UploadOpenedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: UploadOpenedPayload) {}
}
