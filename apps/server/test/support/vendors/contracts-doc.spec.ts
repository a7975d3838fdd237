import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NEWER_NAMES } from './stripe-newer-names.js';
import { contractPath, readContract } from './shared-contracts.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../../../../..');
const page = readFileSync(join(ROOT, 'docs', 'contracts.md'), 'utf8');

/** The cells of the row that begins with the document's name. */
function rowOf(document: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${document}\``)) ?? '';
  return row.split('|').map((cell) => cell.trim());
}

/** The documents that the simulators load. */
const loaded = [
  ...new Set(
    readdirSync(HERE)
      .filter((name) => !name.endsWith('.spec.ts'))
      .flatMap((name) => [
        ...readFileSync(join(HERE, name), 'utf8').matchAll(/'([a-z]+\/[\w-]+\.json)'/g),
      ])
      .map((match) => match[1] ?? ''),
  ),
].sort();

function installedVersion(name: string): string {
  const require = createRequire(join(ROOT, 'apps', 'server', 'package.json'));
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      const text = readFileSync(join(folder, name, 'package.json'), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return 'not installed';
}

describe('docs/contracts.md', () => {
  it('lists every document that the simulators load', () => {
    expect(loaded).toContain('stripe/stripe-cut.json');
    expect(loaded.filter((name) => rowOf(name).length < 6)).toEqual([]);
  });

  it.each(loaded)('names the SDK that is installed beside %s', (name) => {
    const [sdk = '', version] = (rowOf(name)[5] ?? '').split(' ');
    expect(installedVersion(sdk)).toBe(version);
  });

  it.skipIf(contractPath('stripe/stripe-cut.json') === undefined).each(loaded)(
    'tells the version and the content of %s as it is',
    (name) => {
      const text = readFileSync(contractPath(name) ?? '');
      const { info } = JSON.parse(text.toString('utf8')) as { info: { version: string } };
      const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
      expect(rowOf(name).slice(2, 4)).toEqual([info.version, hash]);
    },
  );

  it.skipIf(contractPath('stripe/stripe-cut.json') === undefined)(
    'knows the older names of what only the SDK knows',
    () => {
      const operation =
        readContract('stripe/stripe-cut.json')?.paths['/v1/payment_intents']?.['post'];
      const text = JSON.stringify(operation?.requestBody);
      for (const [newer, older] of Object.entries(NEWER_NAMES)) {
        expect(text).toContain(`"${older}"`);
        expect(text).not.toContain(`"${newer}"`);
      }
    },
  );
});
