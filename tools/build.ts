import { PlainError, runMain, say, step } from './lib/console.js';
import { buildPanel } from './lib/panel-build.js';
import { buildServer } from './lib/swc-build.js';
import { exportWeb } from './lib/web-export.js';

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  '--server': async () => {
    const built = await step('Servidor', buildServer);
    say(`  ${built.length > 0 ? built.join(', ') : 'sin cambios'}`);
  },
  '--web': async () => say(`  ${await step('App web', () => exportWeb())}`),
  '--admin': async () => say(`  ${await step('Panel del equipo', buildPanel)}`),
};

/** Builds the server, the web app and the panel of staff, or those of them that are named. */
await runMain(async () => {
  const asked = process.argv.slice(2);
  for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
    const build = PARTS[name];
    if (!build) throw new PlainError(`"${name}": ${Object.keys(PARTS).join(', ')}`, 2);
    await build();
  }
  return 0;
});
