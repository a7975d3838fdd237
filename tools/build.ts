import { runMain, say, step } from './lib/console.js';
import { buildServer } from './lib/swc-build.js';
import { exportWeb } from './lib/web-export.js';

/** Builds the server and the web app; `--server` or `--web` builds one of them. */
await runMain(async () => {
  const only = process.argv[2];
  if (only !== '--web') {
    const built = await step('Servidor', buildServer);
    say(`  ${built.length > 0 ? built.join(', ') : 'sin cambios'}`);
  }
  if (only !== '--server') say(`  ${await step('App web', () => exportWeb())}`);
  return 0;
});
