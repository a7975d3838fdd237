import { readFile } from 'node:fs/promises';
import { request, type ClientRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBenchProduct, type BenchShop } from './support/bench-product.js';

export const title = 'Open streams';

const SHOPS = 50;
/** The target: memory of one open stream in the API process. */
const MAX_KB = 30;
const OPEN_AT_ONCE = 50;
const HOLD_MS = 35_000;

interface OpenStream {
  readonly request: ClientRequest;
  events: number;
  isOpen: boolean;
}

/** Resident memory of a process in KiB (VmRSS of proc(5)). */
async function residentKiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]);
}

function openStream(apiUrl: string, shop: BenchShop): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const url = `${apiUrl}/api/v1/notifications/stream`;
    const headers = { Authorization: `Bearer ${shop.token}`, Accept: 'text/event-stream' };
    const asked = request(url, { headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) {
        reject(new Error(`the stream answers ${answer.statusCode}`));
        return;
      }
      const stream: OpenStream = { request: asked, events: 0, isOpen: true };
      answer.on('data', () => (stream.events += 1));
      answer.on('close', () => (stream.isOpen = false));
      answer.on('error', () => (stream.isOpen = false));
      resolve(stream);
    });
    asked.once('error', reject);
    asked.end();
  });
}

/**
 * `npm run bench -- streams [N]`: holds N (5,000) open streams of notifications against one API
 * process, and says what each costs it in memory and whether all are still served.
 */
export async function run([wanted = '5000']: readonly string[]): Promise<number> {
  const total = Number(wanted);
  const world = await startBenchProduct(SHOPS, { LOG_LEVEL: 'warn' });
  const streams: OpenStream[] = [];
  try {
    const { product, shops } = world;
    const pid = product.api.pid ?? 0;
    await sleep(2_000);
    const before = await residentKiB(pid);
    const startedAt = Date.now();
    while (streams.length < total) {
      const batch = Array.from({ length: Math.min(OPEN_AT_ONCE, total - streams.length) }, (_, n) =>
        openStream(product.apiUrl, shops[(streams.length + n) % shops.length] as BenchShop),
      );
      streams.push(...(await Promise.all(batch)));
    }
    const openMs = Date.now() - startedAt;
    await sleep(HOLD_MS);
    const after = await residentKiB(pid);
    const open = streams.filter((stream) => stream.isOpen);
    // The unread count at the start and two heartbeats: a stream that got less is not served.
    const served = open.filter((stream) => stream.events >= 2);
    const perStream = (after - before) / total;
    const answerMs = await timeOf(() => shops[0]?.client.get('/users/me'));
    console.log(`${total} streams opened in ${(openMs / 1000).toFixed(1)} s`);
    console.log(`open after ${HOLD_MS / 1000} s: ${open.length}, served: ${served.length}`);
    console.log(`API memory ${before} KiB -> ${after} KiB: ${perStream.toFixed(1)} KiB a stream`);
    console.log(`another request meanwhile: ${answerMs.toFixed(0)} ms`);
    return served.length === total && perStream < MAX_KB ? 0 : 1;
  } finally {
    for (const stream of streams) stream.request.destroy();
    await world.stop();
  }
}

async function timeOf(work: () => Promise<unknown> | undefined): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
