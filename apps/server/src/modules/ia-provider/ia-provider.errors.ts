import type { ErrorCode } from '@miinventario/contracts';
import { PROVIDER_FAULTS, type ProviderError } from './provider-error.js';

/** What the owner of a film is told when no provider could look at it. */
export function failureCode(error: ProviderError): ErrorCode {
  if (error.fault === 'over_budget') return 'provider.over_budget';
  if (error.fault === 'refused') return 'provider.refused';
  return PROVIDER_FAULTS[error.fault].retryable ? 'provider.busy' : 'provider.unavailable';
}
