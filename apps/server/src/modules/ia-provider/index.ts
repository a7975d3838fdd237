export { IaProviderModule } from './ia-provider.module.js';
export { IaProviderService } from './ia-provider.service.js';
export {
  ProviderError,
  type CatalogueEntry,
  type DetectionAnswer,
  type ProviderFrame,
  type ProviderUsage,
} from './detection-provider.port.js';
