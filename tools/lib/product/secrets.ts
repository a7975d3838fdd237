import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgresPasswords } from '@miinventario/devkit';

/** What the embedded profile invents once for a data folder. */
export interface Secrets {
  readonly postgres: PostgresPasswords;
  readonly objectUrlSecret: string;
  readonly otpPepper: string;
  readonly secondFactorKey: string;
}

const random = (): string => randomBytes(32).toString('base64url');

function invent(): Secrets {
  return {
    postgres: { superuser: random(), owner: random(), app: random() },
    objectUrlSecret: random(),
    otpPepper: random(),
    secondFactorKey: random(),
  };
}

/** The secrets of the data folder; made on the first call, readable by their owner alone. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const known = text === undefined ? {} : (JSON.parse(text) as Partial<Secrets>);
  const secrets: Secrets = { ...invent(), ...known };
  if (Object.keys(secrets).some((name) => !(name in known))) {
    await mkdir(dataDir, { recursive: true });
    const work = `${file}.${process.pid}`;
    await writeFile(work, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    await chmod(work, 0o600);
    await rename(work, file);
  }
  return secrets;
}
