import { join } from 'node:path';
import { findPrometheus, runCommand } from '@miinventario/devkit';
import { CACHE, ROOT } from '../paths.js';
import type { PartResult } from './part.js';

const MONITORING = join(ROOT, 'infra', 'monitoring');
const RULES = join(MONITORING, 'prometheus', 'rules');

/**
 * Prometheus' own tools on its files: the rules and their unit tests, the scrape configuration and
 * the routes of Alertmanager. Skipped by name where Debian's packages cannot be had.
 */
export async function checkMonitoring(): Promise<PartResult> {
  const programs = await findPrometheus(CACHE).catch(() => undefined);
  if (!programs) {
    const skipped = ['monitoring: promtool and amtool (Debian packages prometheus, -alertmanager)'];
    return { passed: 0, failures: [], skipped };
  }
  const { promtool, amtool } = programs;
  const checks: ReadonlyArray<readonly [string, string, readonly string[]]> = [
    ['scrape configuration', promtool, ['check', 'config', 'prometheus.yml']],
    ['rules', promtool, ['check', 'rules', 'rules/recording.rules.yml', 'rules/alerts.rules.yml']],
    ['tests of the rules', promtool, ['test', 'rules', join(RULES, 'alerts.test.yml')]],
    ['Alertmanager', amtool, ['check-config', '../alertmanager/alertmanager.yml']],
  ];
  const failures: Array<{ name: string; message: string }> = [];
  for (const [name, command, args] of checks) {
    const cwd = join(MONITORING, 'prometheus');
    await runCommand({ name, command, args, cwd, timeoutMs: 120_000 }).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      failures.push({ name: `monitoring: ${name}`, message });
    });
  }
  return { passed: checks.length - failures.length, failures, skipped: [] };
}
