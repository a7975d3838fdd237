import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { waitFor } from '@miinventario/devkit';
import { ApiClient, ApiRefusal } from './lib/client/api-client.js';
import { logIn, registerFreshUser } from './lib/client/account.js';
import type { Report, Session, Store, Wallet } from './lib/client/api.types.js';
import { enrolProducts, planEnrolment, readTruth } from './lib/client/enrol.js';
import { countsByKey, figures, reportTable } from './lib/client/report-table.js';
import { uploadFilm } from './lib/client/upload-film.js';
import { waitForSession } from './lib/client/wait-session.js';
import { bold, dim, PlainError, runMain, yellow } from './lib/console.js';
import { typedPath } from './lib/paths.js';

const USAGE =
  'npm run demo -- VIDEO [--refs DIR] [--truth FILE] [--json] [--api URL] [--login EMAIL --password PASSWORD]';
const SESSION_TIMEOUT_MS = 15 * 60_000;

interface Arguments {
  readonly video: string;
  readonly refs: string | undefined;
  readonly truth: string | undefined;
  readonly isJson: boolean;
  readonly api: string;
  readonly account: { readonly email: string; readonly password: string } | undefined;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        refs: { type: 'string' },
        truth: { type: 'string' },
        json: { type: 'boolean', default: false },
        api: { type: 'string' },
        login: { type: 'string' },
        password: { type: 'string' },
      },
    });
    const [video, ...more] = positionals;
    if (video === undefined || more.length > 0) throw new Error('one VIDEO');
    if ((values.login === undefined) !== (values.password === undefined)) {
      throw new Error('--login and --password go together');
    }
    const port = process.env['PORT'] ?? '3142';
    const { login: email, password } = values;
    return {
      video: existing(video),
      refs: values.refs === undefined ? undefined : existing(values.refs),
      truth: values.truth === undefined ? undefined : existing(values.truth),
      isJson: values.json,
      api: (values.api ?? `http://localhost:${port}`).replace(/\/$/, ''),
      account: email !== undefined && password !== undefined ? { email, password } : undefined,
    };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error instanceof Error ? error.message : ''}\n  ${USAGE}`, 2);
  }
}

function existing(path: string): string {
  const file = typedPath(path);
  if (!existsSync(file)) throw new PlainError(`No existe ${path} (no such file)`, 2);
  return file;
}

/** Progress goes to stderr, so that `--json` can be piped. */
const note = (text: string): void => console.error(text);

/** One line that is written over on a terminal, a line per stage elsewhere. */
let lastStatus = '';
function showProgress({ status, percent, etaSeconds }: Session): void {
  const eta = etaSeconds === null ? '' : `, faltan unos ${etaSeconds} s`;
  const line = dim(`  ${status} ${percent} %${eta}`);
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\u001b[K${line}`);
    if (status === 'READY') note('');
  } else if (status !== lastStatus) note(line);
  lastStatus = status;
}

async function run(options: Arguments): Promise<number> {
  const client = new ApiClient(options.api);
  const truth = options.truth === undefined ? undefined : await readTruth(options.truth);
  if (options.account) await logIn(client, options.account);
  else note(`• Cuenta ${(await registerFreshUser(client)).email}`);
  const store = await client.post<Store>('/stores', {
    name: 'Tienda de demostración',
    giro: 'abarrotes',
  });
  const plan = await planEnrolment(options.refs, truth);
  note(`• Dando de alta ${plan.length} productos`);
  const keys = await enrolProducts(client, store.id, plan);

  const before = await walletWithWelcome(client);
  const session = await client.post<Session>(`/stores/${store.id}/sessions`, {});
  const path = `/stores/${store.id}/sessions/${session.id}`;
  note('• Subiendo el video');
  await uploadFilm(
    client,
    { storeId: store.id, sessionId: session.id, file: options.video },
    { onPart: (sent, total) => note(dim(`  ${Math.round((100 * sent) / total)} %`)) },
  );
  const uploadedAt = Date.now();
  const ended = await waitForSession(client, path, {
    timeoutMs: SESSION_TIMEOUT_MS,
    onChange: showProgress,
  });
  const seconds = (Date.now() - uploadedAt) / 1000;
  const wallet = await client.get<Wallet>('/credits/wallet');
  if (ended.status !== 'READY') return tellFailure(options, ended, before, wallet);

  const report = await client.get<Report>(`${path}/report`);
  const counts = countsByKey(report, keys);
  const measured = truth ? { truth: truth.counts, ...figures(counts, truth) } : {};
  if (options.isJson) {
    const charged = before.balance - wallet.balance;
    console.log(JSON.stringify({ ...report, counts, seconds, charged, wallet, ...measured }));
    return 0;
  }
  console.log(`\n${reportTable(report, keys, truth)}\n`);
  for (const advice of ended.advice) console.log(yellow(`! ${advice.message}`));
  if (truth) {
    const { precision, recall, countError } = figures(counts, truth);
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    console.log(
      `Precisión ${percent(precision)}, cobertura ${percent(recall)}, error de conteo ${percent(countError)}`,
    );
  }
  const units = `${report.session.totals?.units ?? 0} unidades`;
  const cost = `${before.balance - wallet.balance} crédito(s), quedan ${wallet.available}`;
  console.log(`${bold(units)} en ${seconds.toFixed(1)} s; ${cost}`);
  return 0;
}

/** The welcome credits arrive a moment after the registration. */
async function walletWithWelcome(client: ApiClient): Promise<Wallet> {
  const read = (): Promise<Wallet> => client.get<Wallet>('/credits/wallet');
  const granted = async (): Promise<Wallet | undefined> => {
    const wallet = await read();
    return wallet.balance > 0 ? wallet : undefined;
  };
  return waitFor(granted, { timeoutMs: 10_000, what: 'los créditos' }).catch(read);
}

function tellFailure(options: Arguments, session: Session, before: Wallet, after: Wallet): number {
  if (options.isJson) {
    console.log(
      JSON.stringify({ session, charged: before.balance - after.balance, wallet: after }),
    );
  } else {
    const reason = session.failure;
    console.log(
      `\n${session.status}: ${reason?.title ?? ''} ${reason?.detail ?? ''} (${reason?.code ?? ''})`,
    );
    console.log(`Créditos: ${after.balance} (antes ${before.balance}), retenidos ${after.held}`);
  }
  return 1;
}

await runMain(async () => {
  const options = readArguments();
  try {
    return await run(options);
  } catch (error) {
    if (error instanceof ApiRefusal) throw new PlainError(error.message);
    if (error instanceof TypeError && error.message === 'fetch failed') {
      throw new PlainError(`No hay respuesta de ${options.api}: ¿está en marcha? (npm start)`);
    }
    throw error;
  }
});
