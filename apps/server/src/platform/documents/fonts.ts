import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** DejaVu, shipped as a package: papers look alike on machines that have no fonts at all. */
export function fontFile(weight: 'regular' | 'bold'): Buffer {
  const name = weight === 'bold' ? 'DejaVuSans-Bold' : 'DejaVuSans';
  return readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
}
