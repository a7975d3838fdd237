export { StoresModule } from './stores.module.js';
export { StoresService, type NewStore } from './stores.service.js';
export type { StoreRow } from './stores.repository.js';
export { StoreCreatedEvent, type StoreCreatedPayload } from './events/store-created.event.js';
