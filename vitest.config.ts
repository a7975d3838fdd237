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

/** A project whose tests need nothing but this process; those that are not isolated share their modules. */
const alone = (name: string, files: string, isolate = true) => ({
  plugins,
  resolve,
  ssr,
  test: { name, include: [files], exclude, isolate, testTimeout: 20_000 },
});

/**
 * `unit` is the loop while one writes: seconds. `film` draws films and pictures and
 * looks at them, `contract` asks servers that hold to the vendors' contracts. `integration` uses the
 * real services, `drill` holds what uses them for minutes.
 */
export default defineConfig({
  test: {
    projects: [
      // Loading every file's modules anew took three quarters of the time; in any order they hold.
      alone('unit', '**/*.spec.ts', false),
      alone('film', '**/*.film-spec.ts'),
      alone('contract', '**/*.contract-spec.ts'),
      withServices('integration', '**/*.int-spec.ts'),
      withServices('drill', '**/*.drill-spec.ts'),
    ],
  },
});
