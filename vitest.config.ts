import { defineConfig } from 'vitest/config';
import swc from 'unplugin-swc';

/** `swc` and not esbuild: Nest's injection needs decorator metadata. `.swcrc` leaves tests out. */
const plugins = [swc.vite({ swcrc: false, module: { type: 'es6' } })];
const resolve = { conditions: ['source'] };
const ssr = { resolve: { conditions: ['source'], externalConditions: ['source'] } };
const exclude = ['**/node_modules/**', '**/dist/**', 'apps/mobile/**'];

/** A project whose tests have a PostgreSQL, and start what else they need. */
const withServices = (name: string, files: string) => ({
  plugins,
  resolve,
  ssr,
  test: {
    name,
    include: [files],
    globalSetup: ['apps/server/test/support/postgres.global-setup.ts'],
    exclude,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});

/**
 * `unit` touches nothing outside the process, `integration` uses the real services, `drill` holds what
 * uses them for minutes.
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins,
        resolve,
        ssr,
        test: { name: 'unit', include: ['**/*.spec.ts'], exclude, testTimeout: 20_000 },
      },
      withServices('integration', '**/*.int-spec.ts'),
      withServices('drill', '**/*.drill-spec.ts'),
    ],
  },
});
