import { generateClient, GENERATED } from './lib/contracts/generate-client.js';
import { writePages } from './lib/docs/generate-docs.js';
import { runMain, step } from './lib/console.js';
import { buildServer } from './lib/swc-build.js';

/**
 * `npm run generate`: the OpenAPI document, the typed client and the pages of docs that follow from
 * the code, made anew.
 */
await runMain(async () => {
  await step('Servidor', buildServer);
  await step('Cliente de la API', () => generateClient(GENERATED));
  await step('Páginas', writePages);
});
