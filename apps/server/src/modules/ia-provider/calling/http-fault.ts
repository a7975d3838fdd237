import type { ProviderFault } from '../provider-error.js';

/** What a vendor's HTTP status means to us, where its body does not say more. */
export function faultOfStatus(status: number): ProviderFault {
  switch (status) {
    case 401:
    case 403:
      return 'unauthorized';
    case 402:
      return 'out_of_funds';
    case 408:
    case 504:
      return 'timeout';
    case 429:
      return 'rate_limited';
    // 529 is Anthropic's "overloaded".
    case 503:
    case 529:
      return 'overloaded';
    default:
      return status >= 500 || status === 409 ? 'unavailable' : 'rejected';
  }
}
