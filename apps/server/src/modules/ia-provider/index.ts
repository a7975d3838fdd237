export { IaProviderModule } from './ia-provider.module.js';
export { IaProviderService, type ProviderStatus } from './ia-provider.service.js';
export type {
  CatalogueEntry,
  DetectionAnswer,
  DetectionRequest,
  ProviderFrame,
  ProviderName,
  ProviderUsage,
} from './detection-provider.port.js';
export { ProviderError, type ProviderFault } from './provider-error.js';
export { failureCode } from './ia-provider.errors.js';
