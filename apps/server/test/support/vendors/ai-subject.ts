import type { DeadlineOptions } from '../../../src/modules/ia-provider/calling/deadline.js';
import type { RetryOptions } from '../../../src/modules/ia-provider/calling/retry.js';
import type { ContractSubject } from '../../../src/modules/ia-provider/detection-provider.contract.js';
import type {
  CatalogueEntry,
  DetectionProvider,
} from '../../../src/modules/ia-provider/detection-provider.port.js';
import type { VendorSubject } from '../../../src/modules/ia-provider/detection-vendor.contract.js';
import type { ComponentChecker } from './ai-contract.js';
import type { AiServer } from './ai-server.js';
import { drawScene } from './ai-scene.js';
import type { PackName } from './ai-shelf.js';

/** The drawn packs that the store has enrolled; the others it does not know. */
const ENROLLED: Partial<Record<PackName, CatalogueEntry>> = {
  coke: entry('coke', 'Coca-Cola 600 ml', 'Coca-Cola'),
  soap: entry('soap', 'Jabón Zote Rosa 400 g', 'Zote'),
};

function entry(productId: string, name: string, brand: string): CatalogueEntry {
  return { productId, name, brand, size: null, barcodes: [], references: [] };
}

export const CATALOGUE: readonly CatalogueEntry[] = [
  ...Object.values(ENROLLED),
  entry('coke-large', 'Coca-Cola 2.5 L', 'Coca-Cola'),
  entry('pepsi', 'Pepsi 600 ml', 'PepsiCo'),
];

export interface Patience {
  readonly deadline: DeadlineOptions;
  readonly retry: RetryOptions;
}

/** Tests share their machine: what is not about waiting may take its time. */
const PATIENT: Patience = {
  deadline: { totalMs: 30_000, idleMs: 20_000 },
  retry: { attempts: 3, baseMs: 5, longestWaitMs: 2_000 },
};
const IMPATIENT: Patience = {
  deadline: { totalMs: 2_000, idleMs: 300 },
  retry: { attempts: 1, baseMs: 5, longestWaitMs: 2_000 },
};

interface ServedVendor extends AiServer {
  readonly checker: ComponentChecker;
}

/** A provider that talks to a pretended vendor about a drawn scene. */
export async function openVendor(
  server: ServedVendor,
  makeProvider: (url: string, patience: Patience) => DetectionProvider,
  frameCount = 6,
): Promise<VendorSubject> {
  const [url, scene] = await Promise.all([server.listen(), drawScene(frameCount, 640, 360)]);
  const provider = makeProvider(url, PATIENT);
  const standing: Array<ContractSubject['standing'][number]> = [];
  for (const [frameIndex, packs] of scene.truth) {
    for (const { pack, box } of packs) {
      const product = ENROLLED[pack];
      if (product) standing.push({ frameIndex, productId: product.productId, box });
    }
  }
  return {
    provider,
    impatient: makeProvider(url, IMPATIENT),
    frames: scene.frames,
    catalogue: CATALOGUE,
    standing,
    next: (...acts) => server.next(...acts),
    always: (act) => server.always(act),
    requestTimes: () => server.requests.map(({ at }) => at),
    openRequests: () => server.open,
    reset: () => {
      server.requests.length = 0;
      server.forget();
    },
    violations: () => server.checker.violations,
    close: async () => {
      await provider.close();
      await server.close();
      await scene.remove();
    },
  };
}
