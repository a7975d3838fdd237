/** Providers that are asked over the network. */
export const REMOTE_PROVIDERS = ['openai', 'claude', 'custom'] as const;
export type RemoteProvider = (typeof REMOTE_PROVIDERS)[number];

/** Who sees the products in the frames: the truth, the truth with errors, or a provider. */
export const MODES = ['oracle', 'oracleNoisy', 'local', ...REMOTE_PROVIDERS] as const;
export type Mode = (typeof MODES)[number];

/** What is run unless told: all that costs nothing. */
export const DEFAULT_MODES: readonly Mode[] = ['oracle', 'oracleNoisy', 'local'];

/** Those that need to know the camera. */
export const ORACLES: readonly Mode[] = ['oracle', 'oracleNoisy'];

export function isMode(text: string): text is Mode {
  return (MODES as readonly string[]).includes(text);
}

export function isRemote(mode: Mode): mode is RemoteProvider {
  return (REMOTE_PROVIDERS as readonly string[]).includes(mode);
}
