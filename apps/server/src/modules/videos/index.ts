export { VideosModule, VideosWorkerModule } from './videos.module.js';
export { FilmsService, type Inspection, type LocalFrame } from './films.service.js';
export { VideosService } from './videos.service.js';
export type { VideoRow } from './videos.repository.js';
export { SESSION_GATE, type SessionGate } from './session-gate.port.js';
export { UploadExpiredEvent, type UploadExpiredPayload } from './events/upload-expired.event.js';
export { UploadOpenedEvent, type UploadOpenedPayload } from './events/upload-opened.event.js';
export { VideoUploadedEvent, type VideoUploadedPayload } from './events/video-uploaded.event.js';
