import { defineConfig } from 'vitest/config';
import swc from 'unplugin-swc';

/** `swc` and not esbuild: Nest's injection needs decorator metadata. `.swcrc` leaves tests out. */
const plugins = [swc.vite({ swcrc: false, module: { type: 'es6' } })];
const resolve = { conditions: ['source'] };
const ssr = { resolve: { conditions: ['source'], externalConditions: ['source'] } };
const exclude = ['**/node_modules/**', '**/dist/**', 'apps/mobile/**'];

/** Two projects: `unit` touches nothing outside the process, `integration` uses the real services. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins,
        resolve,
        ssr,
        test: { name: 'unit', include: ['**/*.spec.ts'], exclude, testTimeout: 20_000 },
      },
      {
        plugins,
        resolve,
        ssr,
        test: {
          name: 'integration',
          include: ['**/*.int-spec.ts'],
          globalSetup: ['apps/server/test/support/postgres.global-setup.ts'],
          exclude,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
