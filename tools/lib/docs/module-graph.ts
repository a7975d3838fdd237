import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { join } from 'node:path';
import { ROOT } from '../paths.js';

const MODULES = 'apps/server/src/modules';
const MODULE_OF = new RegExp(`^${MODULES}/([^/]+)/`);

/** Who imports whom among the server's modules, as dependency-cruiser finds it, as a Mermaid graph. */
export async function moduleGraph(): Promise<string> {
  const options = await extractOptions(join(ROOT, '.dependency-cruiser.cjs'));
  const { output } = await cruise([MODULES], {
    ...options,
    baseDir: ROOT,
    includeOnly: `^${MODULES}/`,
    exclude: '([.-]spec|\\.contract)\\.ts$',
    outputType: 'json',
  });
  const { modules } = (typeof output === 'string' ? JSON.parse(output) : output) as ICruiseResult;
  const edges = new Set<string>();
  const names = new Set<string>();
  for (const { source, dependencies } of modules) {
    const from = MODULE_OF.exec(source)?.[1];
    if (from === undefined) continue;
    names.add(from);
    for (const { resolved } of dependencies) {
      const to = MODULE_OF.exec(resolved)?.[1];
      if (to !== undefined && to !== from) edges.add(`  ${from} --> ${to}`);
    }
  }
  const lonely = [...names].filter(
    (name) => ![...edges].some((edge) => edge.split(' ').includes(name)),
  );
  return [
    '```mermaid',
    'flowchart TD',
    ...lonely.map((name) => `  ${name}`),
    ...[...edges].sort(),
    '```',
  ].join('\n');
}
