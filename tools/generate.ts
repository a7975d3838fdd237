import { generateClient, GENERATED } from './lib/contracts/generate-client.js';
import { runMain, step } from './lib/console.js';
import { buildServer } from './lib/swc-build.js';

/** `npm run generate`: the OpenAPI document and the typed client, made anew from the server. */
await runMain(async () => {
  await step('Servidor', buildServer);
  await step('Cliente de la API', () => generateClient(GENERATED));
});
