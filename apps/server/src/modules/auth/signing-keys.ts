import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { z } from 'zod';
import type { AppConfig } from '../../config/app-config.js';

const ALGORITHM = 'EdDSA';
const KEY_FILE = 'access-token-keys.json';

const keySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().min(1).max(100),
  x: z.string().min(1),
  d: z.string().min(1),
});
const keysSchema = z.array(keySchema).min(1);
type PrivateJwk = z.infer<typeof keySchema>;

/** The first key signs; all of them verify, so that a key can be replaced without logging out. */
export interface SigningKeys {
  readonly signing: { readonly kid: string; readonly key: CryptoKey };
  readonly verifying: ReadonlyMap<string, CryptoKey>;
}

/**
 * The keys of JWT_PRIVATE_KEYS, or of a file made once in the data folder.
 * @throws Error that names the variable or the file, never a key
 */
export async function loadSigningKeys(config: AppConfig): Promise<SigningKeys> {
  const { privateKeys } = config.auth;
  if (privateKeys !== undefined) return importKeys(privateKeys, 'JWT_PRIVATE_KEYS');
  const file = join(config.dataDirectory, 'keys', KEY_FILE);
  return importKeys((await readIfThere(file)) ?? (await createKeyFile(config, file)), file);
}

async function importKeys(text: string, source: string): Promise<SigningKeys> {
  const keys = parseKeys(text, source);
  const verifying = new Map<string, CryptoKey>();
  for (const { kty, crv, kid, x } of keys) {
    verifying.set(kid, await importKey({ kty, crv, x }));
  }
  const [first] = keys;
  if (!first || verifying.size !== keys.length) {
    throw new Error(`${source}: two keys have the same kid`);
  }
  const key = await importKey(first);
  return { signing: { kid: first.kid, key }, verifying };
}

/** An Ed25519 key; `importJWK` gives bytes for symmetric keys alone. */
async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM);
  if (key instanceof Uint8Array) throw new Error('a signing key cannot be symmetric');
  return key;
}

function parseKeys(text: string, source: string): PrivateJwk[] {
  try {
    return keysSchema.parse(JSON.parse(text));
  } catch {
    // The cause may quote the text, which is a secret.
    throw new Error(`${source}: must be a JSON array of private Ed25519 JWKs, each with a kid`);
  }
}

/** Several processes may start at once on an empty folder: the first link wins, all read it. */
async function createKeyFile(config: AppConfig, file: string): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  const text = JSON.stringify([{ ...jwk, kid: await calculateJwkThumbprint(jwk) }]);
  await mkdir(join(config.dataDirectory, 'keys'), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
    return text;
  } catch (error) {
    const winner = await readIfThere(file);
    if (winner === undefined) throw error;
    return winner;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
