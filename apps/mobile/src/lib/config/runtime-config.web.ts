import { parseRuntimeConfig, type RuntimeConfig } from './runtime-config.schema';

const API_PORT = 3142;

/** `/config.json` beside the page says where the API is; a host without one uses its own name. */
export async function loadRuntimeConfig(): Promise<RuntimeConfig> {
  const fallback = `http://${window.location.hostname}:${API_PORT}/api/v1`;
  try {
    const answer = await fetch('/config.json', { cache: 'no-store' });
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return parseRuntimeConfig(answer.ok && isJson ? await answer.json() : {}, fallback);
  } catch {
    return parseRuntimeConfig({}, fallback);
  }
}
