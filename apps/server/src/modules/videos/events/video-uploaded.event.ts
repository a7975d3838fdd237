import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface VideoUploadedPayload {
  readonly videoId: string;
  readonly storeId: string;
  readonly sessionId: string;
}

/** A film has arrived whole; its bytes are safe in the store. */
export class VideoUploadedEvent implements DomainEvent<VideoUploadedPayload> {
  static readonly eventName = 'video.uploaded';
  readonly name = VideoUploadedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: VideoUploadedPayload) {}
}
