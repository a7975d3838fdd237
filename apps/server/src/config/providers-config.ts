import type { Env } from './env.schema.js';

export interface VendorConfig {
  readonly apiKey: string;
  readonly baseUrl: string;
}

export interface CustomProviderConfig {
  /** Without a slash at its end. */
  readonly url: string;
  readonly token: string | undefined;
}

/** An AI provider without keys is undefined: the chain passes it over. */
export interface ProvidersConfig {
  readonly openai: VendorConfig | undefined;
  readonly claude: VendorConfig | undefined;
  readonly custom: CustomProviderConfig | undefined;
}

/** The variables that set providers up. */
export type ProviderVariables = Pick<
  Env,
  | 'OPENAI_API_KEY'
  | 'OPENAI_BASE_URL'
  | 'ANTHROPIC_API_KEY'
  | 'ANTHROPIC_BASE_URL'
  | 'CUSTOM_PROVIDER_URL'
  | 'CUSTOM_PROVIDER_TOKEN'
>;

export function toProviders(env: ProviderVariables): ProvidersConfig {
  return {
    openai: toVendor(env.OPENAI_API_KEY, env.OPENAI_BASE_URL),
    claude: toVendor(env.ANTHROPIC_API_KEY, env.ANTHROPIC_BASE_URL),
    custom: toCustom(env.CUSTOM_PROVIDER_URL, env.CUSTOM_PROVIDER_TOKEN),
  };
}

function toVendor(apiKey: string | undefined, baseUrl: string): VendorConfig | undefined {
  return apiKey === undefined ? undefined : { apiKey, baseUrl: baseUrl.replace(/\/$/, '') };
}

function toCustom(
  url: string | undefined,
  token: string | undefined,
): CustomProviderConfig | undefined {
  return url === undefined ? undefined : { url: url.replace(/\/$/, ''), token };
}
