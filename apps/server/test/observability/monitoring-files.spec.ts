import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { metrics } from '../../src/platform/telemetry/metrics.js';
import '../../src/platform/telemetry/state-metrics.js';
import { COUNTED_EVENTS } from '../../src/platform/telemetry/business-metrics.js';

const ROOT = join(import.meta.dirname, '../../../..');
const MONITORING = join(ROOT, 'infra/monitoring');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

function rulesOf(file: string): Rule[] {
  const text = readFileSync(join(MONITORING, 'prometheus/rules', file), 'utf8');
  const { groups } = parse(text) as { groups: Array<{ rules: Rule[] }> };
  return groups.flatMap((group) => group.rules);
}

const alerts = rulesOf('alerts.rules.yml');
const records = rulesOf('recording.rules.yml');

/** Names a query may use: what the registry has, with the suffixes of its kinds, and what is recorded. */
async function knownNames(): Promise<Set<string>> {
  const known = new Set(['up', 'ALERTS', ...records.map((rule) => rule.record ?? '')]);
  for (const { name, type } of await metrics.getMetricsAsJSON()) {
    const isHistogram = String(type) === 'histogram';
    for (const suffix of isHistogram ? ['_bucket', '_count', '_sum'] : [''])
      known.add(name + suffix);
  }
  return known;
}

/** The names of series in an expression: words that end in a selector, a range or nothing. */
function namesIn(expr: string): string[] {
  const bare = expr.replace(/"[^"]*"/g, '""').replace(/\{[^}]*\}/g, '');
  return bare.match(/\b(?:mi[_:]|process_|nodejs_)[\w:]+|\bup\b|\bALERTS\b/g) ?? [];
}

const dashboards = readdirSync(join(MONITORING, 'grafana/dashboards')).map((file) => ({
  file,
  text: readFileSync(join(MONITORING, 'grafana/dashboards', file), 'utf8'),
}));

describe('alerts and dashboards', () => {
  it.each([...alerts, ...records].map((rule) => [rule.alert ?? rule.record, rule.expr]))(
    '%s asks for series that the product has',
    async (_name, expr) => {
      const known = await knownNames();
      const names = namesIn(expr ?? '');
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !known.has(name))).toEqual([]);
    },
  );

  it.each(dashboards)('$file shows series that the product has', async ({ text }) => {
    const known = await knownNames();
    const { panels } = JSON.parse(text) as { panels: Array<{ targets: Array<{ expr: string }> }> };
    const names = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('every measurement is shown or watched somewhere', async () => {
    const used =
      [...alerts, ...records].map((rule) => rule.expr).join() +
      dashboards.map(({ text }) => text).join();
    const ours = (await metrics.getMetricsAsJSON()).filter(({ name }) => name.startsWith('mi_'));
    expect(ours.filter(({ name }) => !used.includes(name)).map(({ name }) => name)).toEqual([]);
  });

  it('every alert has a severity, a channel that is routed, and a section in the runbook', () => {
    const runbook = read('docs/operations/runbook.md');
    const routed = read('infra/monitoring/alertmanager/alertmanager.yml');
    for (const { alert, labels, annotations } of alerts) {
      expect(['critical', 'warning']).toContain(labels?.['severity']);
      expect(routed).toContain(`channel="${labels?.['channel']}"`);
      expect(annotations?.['runbook_url']).toMatch(new RegExp(`#${alert?.toLowerCase()}$`));
      expect(runbook).toMatch(new RegExp(`^### ${alert}$`, 'm'));
    }
    const sections = [...runbook.matchAll(/^### (Mi\w+)$/gm)].map((match) => match[1]);
    expect(sections.filter((name) => !alerts.some(({ alert }) => alert === name))).toEqual([]);
  });

  it('every alert is tested', () => {
    const tests = read('infra/monitoring/prometheus/rules/alerts.test.yml');
    const untested = alerts.filter(({ alert }) => !tests.includes(`alertname="${alert}"`));
    expect(untested.map(({ alert }) => alert)).toEqual([]);
  });
});

describe('the events that are counted', () => {
  it('are declared by a module', () => {
    const modules = join(ROOT, 'apps/server/src/modules');
    const declared = readdirSync(modules, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.event.ts'))
      .map(
        (file) =>
          /static readonly eventName = '([\w.]+)'/.exec(
            readFileSync(join(modules, file), 'utf8'),
          )?.[1],
      );
    expect(COUNTED_EVENTS.filter((name) => !declared.includes(name))).toEqual([]);
  });
});
