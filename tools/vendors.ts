import { resolve } from 'node:path';
import { runMain } from './lib/console.js';
import { ROOT } from './lib/paths.js';
import { VendorDesk } from './lib/vendors/vendor-desk.js';
import { runVendorsCommand } from './lib/vendors/vendors-command.js';

/** `npm run vendors -- VERB ORDER`: pays, declines, expires... at the simulators of `--vendors`. */
await runMain(async () => {
  const dataDir = resolve(ROOT, process.env['MI_DATA_DIR'] ?? '.data');
  await runVendorsCommand(await VendorDesk.find(dataDir), process.argv.slice(2));
  return 0;
});
