import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct, type Product } from '../../lib/product/product.js';

export interface TestProductOptions {
  readonly web?: 'static' | 'none';
  /** With the panel of staff, at `product.apiUrl`/admin/. */
  readonly hasPanel?: boolean;
  /** Simulated payment and push services beside it, at `product.vendors`. */
  readonly hasVendors?: boolean;
  /** Variables on top of the embedded profile. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface TestProduct extends Product {
  /** Stops it and forgets its data. */
  readonly dispose: () => Promise<void>;
}

/** The variables of the machine, without those that would lead to somebody's real services. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR, FFMPEG_PATH, FFPROBE_PATH } = process.env;
  return { PATH, HOME, LANG, TMPDIR, FFMPEG_PATH, FFPROBE_PATH };
}

/** A whole product of its own: free ports, a private folder, an embedded database. */
export async function startTestProduct(options: TestProductOptions = {}): Promise<TestProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mi-e2e-'));
  // PostgreSQL's account walks through it.
  await chmod(dataDir, 0o711);
  const product = await startProduct({
    dataDir,
    ports: { api: 0, web: 0, postgres: 0 },
    env: { ...bareEnvironment(), DEMO_DATA: 'false', ...options.env },
    web: options.web ?? 'none',
    hasPanel: options.hasPanel ?? false,
    hasVendors: options.hasVendors ?? false,
    isThrowaway: true,
  });
  return {
    ...product,
    dispose: async () => {
      await product.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
