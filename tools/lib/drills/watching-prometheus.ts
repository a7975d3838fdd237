import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findPrometheus,
  startPrometheus,
  waitFor,
  type PrometheusServer,
} from '@miinventario/devkit';
import { CACHE, ROOT } from '../paths.js';

const RULES = join(ROOT, 'infra', 'monitoring', 'prometheus', 'rules');
/** So that a drill takes seconds; the expressions and their windows stay as they are. */
const SHORT_FOR = 'for: 2s';

export interface FiringAlert {
  readonly name: string;
  readonly summary: string;
}

/** A real Prometheus with the product's own rules, scraping each second. */
export class WatchingPrometheus {
  private constructor(private readonly server: PrometheusServer) {}

  static async start(
    directory: string,
    targets: { readonly api: number; readonly worker: number },
  ): Promise<WatchingPrometheus> {
    const { prometheus } = await findPrometheus(CACHE);
    await mkdir(join(directory, 'rules'), { recursive: true });
    for (const file of ['recording.rules.yml', 'alerts.rules.yml']) {
      const text = await readFile(join(RULES, file), 'utf8');
      const shortened = text.replaceAll(/for: \d+[smh]/g, SHORT_FOR);
      await writeFile(join(directory, 'rules', file), shortened);
    }
    const configFile = join(directory, 'prometheus.yml');
    await writeFile(
      configFile,
      `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: ['rules/*.rules.yml']
scrape_configs:
  - job_name: miinventario-api
    static_configs: [{ targets: ['127.0.0.1:${targets.api}'] }]
  - job_name: miinventario-worker
    static_configs: [{ targets: ['127.0.0.1:${targets.worker}'] }]
`,
    );
    return new WatchingPrometheus(await startPrometheus({ program: prometheus, configFile }));
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  async firing(): Promise<FiringAlert[]> {
    const answer = await fetch(`${this.server.url}/api/v1/alerts`);
    const { data } = (await answer.json()) as {
      data: {
        alerts: Array<{
          state: string;
          labels: { alertname: string };
          annotations: { summary: string };
        }>;
      };
    };
    return data.alerts
      .filter(({ state }) => state === 'firing')
      .map(({ labels, annotations }) => ({ name: labels.alertname, summary: annotations.summary }));
  }

  /** Waits until both processes have been scraped. */
  async waitForTargets(): Promise<void> {
    await waitFor(async () => (await this.query('count(up == 1)')) === 2, {
      timeoutMs: 60_000,
      what: 'both targets scraped',
    });
  }

  /** Waits until the alert fires; undefined when it does not within the time. */
  async waitForAlert(name: string, timeoutMs: number): Promise<FiringAlert | undefined> {
    return waitFor(async () => (await this.firing()).find((alert) => alert.name === name), {
      timeoutMs,
      intervalMs: 500,
      what: name,
    }).catch(() => undefined);
  }

  private async query(expr: string): Promise<number | undefined> {
    const url = `${this.server.url}/api/v1/query?query=${encodeURIComponent(expr)}`;
    const { data } = (await (await fetch(url)).json()) as {
      data: { result: Array<{ value: [number, string] }> };
    };
    const text = data.result[0]?.value[1];
    return text === undefined ? undefined : Number(text);
  }
}
