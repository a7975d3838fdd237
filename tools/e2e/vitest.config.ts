import { defineConfig } from 'vitest/config';

/** Each file starts a whole product: one at a time, and nothing in it is quick. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    name: 'e2e',
    root: new URL('../..', import.meta.url).pathname,
    include: ['tools/e2e/**/*.e2e-spec.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    bail: 0,
  },
});
