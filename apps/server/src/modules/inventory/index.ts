export { InventoryModule, InventoryWorkerModule } from './inventory.module.js';
export { InventoryPrivacyModule } from './inventory-personal-data.js';
export { INVENTORY_RULES } from './inventory-rules.js';
export { ProductsService } from './products/products.service.js';
export { ReferencesService } from './products/references.service.js';
export { TruthExport } from './feedback/truth-export.js';
export { SessionsService } from './sessions/sessions.service.js';
export { SessionSweeper } from './sessions/session-sweeper.js';
export {
  ReportExportReadyEvent,
  type ReportExportReadyPayload,
} from './events/report-export-ready.event.js';
export { SessionReadyEvent, type SessionReadyPayload } from './events/session-ready.event.js';
export { SessionFailedEvent, type SessionFailedPayload } from './events/session-failed.event.js';
export {
  SessionWaitingCreditsEvent,
  type SessionWaitingCreditsPayload,
} from './events/session-waiting-credits.event.js';
