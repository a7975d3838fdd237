import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * axe itself leaves this one out unless asked by its group: it takes a comma between two visible texts
 * for another text.
 */
const EXPERIMENT = 'label-content-name-mismatch';

interface AxeResult {
  readonly id: string;
  readonly nodes: ReadonlyArray<{ readonly html: string; readonly failureSummary?: string }>;
}

/** What axe finds on the page by the rules of WCAG 2.2 A and AA, one line each. */
export async function findBarriers(page: Page): Promise<string[]> {
  const source = await readFile(AXE, 'utf8');
  await page.evaluate(source);
  const found = await page.evaluate<readonly AxeResult[]>(`
    axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { '${EXPERIMENT}': { enabled: false } },
    }).then(({ violations }) => violations)
  `);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}
