import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { runCommand } from '@miinventario/devkit';
import { registerFreshUser, type Account } from '../../lib/client/account.js';
import { ApiClient } from '../../lib/client/api-client.js';
import { ROOT } from '../../lib/paths.js';
import { bareEnvironment, type TestProduct } from './test-product.js';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

/** Somebody who has registered and whom the command line has made staff. */
export async function appointStaff(product: TestProduct): Promise<Account> {
  const account = await registerFreshUser(new ApiClient(product.apiUrl));
  if (!product.postgres) throw new Error('the product has no database of its own');
  await runCommand({
    name: 'appoint-staff',
    command: process.execPath,
    args: [join(ROOT, 'apps', 'server', 'dist', 'main.appoint-staff.js'), account.email],
    cwd: ROOT,
    env: { ...bareEnvironment(), DATABASE_URL: product.postgres.appUrl },
    timeoutMs: 60_000,
  });
  return account;
}

/**
 * An authenticator app. The server takes each code once, and takes the one before and the one after
 * as well: each call gives the next of these three, so that nobody has to wait.
 */
export class AuthenticatorApp {
  private used = 0;

  /** @param secret base 32, as it is shown to be typed */
  constructor(private readonly secret: string) {}

  nextCode(): string {
    const step = Math.floor(Date.now() / STEP_MS) - 1 + this.used;
    this.used += 1;
    return totp(decodeBase32(this.secret.replaceAll(' ', '')), step);
  }
}

/** RFC 6238 with SHA-1 and six digits. */
function totp(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0x0f;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function decodeBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}
