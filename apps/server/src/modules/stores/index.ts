export { StoresModule } from './stores.module.js';
export { StoresService, type NewStore } from './stores.service.js';
export type { StoreRow } from './stores.repository.js';
export { StoreCreatedEvent, type StoreCreatedPayload } from './events/store-created.event.js';
export {
  InvitationCreatedEvent,
  type InvitationCreatedPayload,
} from './events/invitation-created.event.js';
export { StoreClosedEvent, type StoreClosedPayload } from './events/store-closed.event.js';
export { StoresWorkerModule } from './stores.worker.module.js';
export { MemberJoinedEvent, type MemberJoinedPayload } from './events/member-joined.event.js';
export {
  StoreTransferredEvent,
  type StoreTransferredPayload,
} from './events/store-transferred.event.js';
