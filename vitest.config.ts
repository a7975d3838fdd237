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

/** A project whose tests need nothing but this process. */
const alone = (name: string, files: string) => ({
  plugins,
  resolve,
  ssr,
  test: { name, include: [files], exclude, testTimeout: 20_000 },
});

/**
 * `unit` is the loop while one writes: half a minute at most. `film` draws films and pictures and
 * looks at them, `contract` asks servers that hold to the vendors' contracts. `integration` uses the
 * real services, `drill` holds what uses them for minutes.
 */
export default defineConfig({
  test: {
    projects: [
      alone('unit', '**/*.spec.ts'),
      alone('film', '**/*.film-spec.ts'),
      alone('contract', '**/*.contract-spec.ts'),
      withServices('integration', '**/*.int-spec.ts'),
      withServices('drill', '**/*.drill-spec.ts'),
    ],
  },
});
