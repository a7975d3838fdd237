import { parseArgs } from 'node:util';
import { checkServer } from '../apps/server/src/modules/ia-provider/adapters/custom/check-server.js';
import { bold, dim, duration, green, PlainError, red, runMain, say } from './lib/console.js';

const USAGE = `npm run provider:check -- URL [--token TOKEN] [--timeout SECONDS]

Comprueba que un servidor cumple docs/providers/custom-provider.openapi.yaml.
(Checks that a self-hosted model keeps to our contract.)`;

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      token: { type: 'string' },
      timeout: { type: 'string', default: '240' },
      help: { type: 'boolean', default: false },
    },
  });
  const [url] = positionals;
  if (values.help || url === undefined) {
    say(USAGE);
    return values.help ? 0 : 2;
  }
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new PlainError(`No es una dirección: ${url}`);
  const timeoutMs = Number(values.timeout) * 1000;
  if (!(timeoutMs > 0)) throw new PlainError(`No es un número de segundos: ${values.timeout}`);
  say(bold(`Contrato 1.0 contra ${url}`));
  let faults = 0;
  for await (const { title, fault, tookMs } of checkServer({
    url,
    token: values.token,
    timeoutMs,
  })) {
    say(`${fault === undefined ? green('✓') : red('✗')} ${title} ${dim(duration(tookMs))}`);
    if (fault === undefined) continue;
    faults += 1;
    say(`  ${red(fault)}`);
  }
  say();
  say(faults === 0 ? green('El servidor cumple el contrato.') : red(`${faults} faltas.`));
  return faults === 0 ? 0 : 1;
});
