import Constants from 'expo-constants';

import { parseRuntimeConfig, type RuntimeConfig } from './runtime-config.schema';

const FALLBACK = 'http://localhost:3142/api/v1';

/** On a phone the address is built in (`extra` of the Expo configuration). */
export async function loadRuntimeConfig(): Promise<RuntimeConfig> {
  return parseRuntimeConfig(Constants.expoConfig?.extra, FALLBACK);
}
