import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.js';
import { buildPanel } from '../panel-build.js';
import { exportWeb } from '../web-export.js';
import { nodeTool, runCheck } from './command-part.js';
import { checkFuzz } from './fuzz-part.js';
import { checkMoney } from './money-part.js';
import { checkContracts } from './contracts-part.js';
import { checkDocs } from './docs-part.js';
import { checkKubernetes } from './kubernetes-part.js';
import { checkMonitoring } from './monitoring-part.js';
import { PASSED_CHECK, type Part } from './part.js';
import { runSuite } from './test-report.js';
import { checkWorkflows } from './workflows-part.js';

const CRUISED = [
  'apps/server/src',
  'apps/mobile/src',
  'apps/admin/src',
  'packages',
  'tools',
  'eval',
  'bench',
];
const MOBILE = join(ROOT, 'apps', 'mobile');
const PANEL = join(ROOT, 'apps', 'admin');
const VITEST = nodeTool('vitest/vitest.mjs');
/** TypeScript 7 checks seven times faster; 6 stays beside it for the tools that need its API. */
const TSC = nodeTool('typescript-native/bin/tsc');

const E2E_CONFIG = '--config=tools/e2e/vitest.config.ts';

const vitest = (id: string, args: readonly string[]) => () =>
  runSuite({
    id,
    script: VITEST,
    args: (report) => [
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
  });

/** Every part of `npm test`, the slow ones of a stage first. */
export const PARTS: readonly Part[] = [
  {
    id: 'lint',
    title: 'ESLint',
    stage: 1,
    run: () =>
      runCheck({
        id: 'lint',
        script: nodeTool('eslint/bin/eslint.js'),
        args: ['.', '--max-warnings=0'],
      }),
  },
  {
    id: 'web',
    title: 'Export of the web app',
    stage: 1,
    run: async () => {
      await exportWeb();
      return PASSED_CHECK;
    },
  },
  {
    id: 'panel',
    title: 'Build of the panel of staff',
    stage: 1,
    run: async () => {
      await buildPanel();
      return PASSED_CHECK;
    },
  },
  {
    id: 'mobile',
    title: 'Tests of the app',
    stage: 1,
    run: () =>
      runSuite({
        id: 'mobile',
        script: nodeTool('jest/bin/jest.js'),
        cwd: MOBILE,
        args: (report) => [
          '--json',
          `--outputFile=${report}`,
          '--maxWorkers=1',
          '--passWithNoTests',
          // The query cache keeps timers of five minutes; nothing is left to wait for.
          '--forceExit',
        ],
      }),
  },
  {
    id: 'unit',
    title: 'Unit tests',
    stage: 1,
    run: vitest('unit', ['--project=unit', '--maxWorkers=1']),
  },
  {
    id: 'film',
    title: 'Films and pictures that are drawn and looked at',
    stage: 1,
    run: vitest('film', ['--project=film', '--maxWorkers=1']),
  },
  {
    id: 'contract',
    title: 'Contracts of the vendors of vision',
    stage: 1,
    run: vitest('contract', ['--project=contract', '--maxWorkers=1']),
  },
  {
    id: 'types',
    title: 'Types',
    stage: 1,
    run: () => runCheck({ id: 'types', script: TSC, args: ['-p', 'tsconfig.json'] }),
  },
  {
    id: 'types-mobile',
    title: 'Types of the app',
    stage: 1,
    run: () => runCheck({ id: 'types-mobile', script: TSC, args: ['--noEmit'], cwd: MOBILE }),
  },
  {
    id: 'types-admin',
    title: 'Types of the panel of staff',
    stage: 1,
    run: () => runCheck({ id: 'types-admin', script: TSC, args: ['--noEmit'], cwd: PANEL }),
  },
  {
    id: 'format',
    title: 'Prettier',
    stage: 1,
    run: () =>
      runCheck({
        id: 'format',
        script: nodeTool('prettier/bin/prettier.cjs'),
        args: ['--check', '--log-level=warn', '.'],
      }),
  },
  {
    id: 'direction',
    title: 'Direction of imports',
    stage: 1,
    run: () =>
      runCheck({
        id: 'direction',
        script: nodeTool('dependency-cruiser/bin/dependency-cruise.mjs'),
        args: [
          '--config',
          '.dependency-cruiser.cjs',
          ...CRUISED.filter((folder) => existsSync(join(ROOT, folder))),
        ],
      }),
  },
  { id: 'money', title: 'Money: 2,000 operations in disorder', stage: 1, run: checkMoney },
  { id: 'monitoring', title: 'Rules of alerts by promtool', stage: 1, run: checkMonitoring },
  { id: 'kubernetes', title: 'Kubernetes manifests', stage: 1, run: checkKubernetes },
  { id: 'workflows', title: 'GitHub workflows', stage: 1, run: checkWorkflows },
  { id: 'docs', title: 'Generated pages', stage: 1, run: checkDocs },
  { id: 'contracts', title: 'Generated API client', stage: 1, run: checkContracts },
  { id: 'fuzz', title: 'Fuzz: 500 requests over the OpenAPI document', stage: 2, run: checkFuzz },
  {
    id: 'integration',
    title: 'Integration tests',
    stage: 2,
    run: vitest('integration', ['--project=integration']),
  },
  {
    id: 'e2e',
    title: 'Main paths in a browser',
    stage: 3,
    run: vitest('e2e', [E2E_CONFIG, 'tools/e2e/main']),
  },
];

/** Parts of `npm run test:drills`: what `.ci/run` adds when `npm test` is green. */
export const DRILLS: readonly Part[] = [
  {
    id: 'restore-drill',
    title: 'Drill: a lost database is restored',
    stage: 1,
    run: () =>
      runCheck({
        id: 'restore-drill',
        script: nodeTool('tsx/dist/cli.mjs'),
        args: ['--conditions=source', 'apps/server/test/drills/restore-drill.ts'],
      }),
  },
  {
    id: 'long',
    title: 'Long integration tests',
    stage: 1,
    run: vitest('long', ['--project=drill']),
  },
  {
    id: 'screens',
    title: 'Every screen in a browser',
    stage: 2,
    run: vitest('screens', [E2E_CONFIG, 'tools/e2e/screens']),
  },
  {
    id: 'faults',
    title: 'Crashes and bad networks',
    stage: 3,
    run: vitest('faults', [E2E_CONFIG, 'tools/e2e/faults']),
  },
];
