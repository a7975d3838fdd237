import { createFakeUploadServer } from '../../test-support/fake-upload-server';
import { createMemoryFilmStore } from '../../test-support/memory-film-store';
import type { FilmStore } from './film-store.port';
import { UploadQueue } from './upload-queue';
import type { TrackedFilm } from './upload.store';

const content = Uint8Array.from({ length: 26 }, (_, index) => index * 7);
const film = {
  storeId: 'store-1',
  fileName: 'anaquel.webm',
  contentType: 'video/webm',
  sizeBytes: content.length,
  durationMs: 40_000,
};
const source = { kind: 'file', uri: 'file:///film' } as const;

type Server = ReturnType<typeof createFakeUploadServer>;

function startApp(server: Server, store: FilmStore) {
  const seen: TrackedFilm[] = [];
  let count = 0;
  let comeBack = () => undefined as void;
  const run = Math.random().toString(36).slice(2);
  const queue = new UploadQueue({
    store,
    api: server.api,
    sendPart: server.sendPart,
    connectivity: {
      isOnline: () => true,
      onBack: (listener) => {
        comeBack = listener;
        return () => undefined;
      },
    },
    createId: () => `${run}-${(count += 1)}`,
    now: () => new Date('2026-11-25T16:00:00Z'),
    publish: (tracked) => seen.push(tracked),
    retract: () => undefined,
    firstWaitMs: 5,
  });
  return { queue, seen, comeBack: () => comeBack() };
}

async function until(condition: () => boolean): Promise<void> {
  const limit = Date.now() + 4_000;
  while (!condition()) {
    if (Date.now() > limit) throw new Error('Waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const lastState = (seen: TrackedFilm[]) => seen.at(-1)?.state;

describe('UploadQueue', () => {
  let server: Server;
  let store: FilmStore;
  beforeEach(() => {
    server = createFakeUploadServer();
    store = createMemoryFilmStore(() => content);
  });

  it('sends every part once and completes with the hash of the whole film', async () => {
    const { queue, seen } = startApp(server, store);
    await queue.start('store-1');
    await queue.add(film, source);
    await until(() => lastState(seen) === 'sent');
    expect([...server.sent].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(server.calls.filter((call) => call === 'completeUpload')).toHaveLength(1);
    expect(await store.list()).toEqual([]);
  });

  it('goes on after a restart with the parts that the server has, in the same session', async () => {
    const first = startApp(server, store);
    server.faults.failPart = (partNumber) => partNumber > 3;
    await first.queue.start('store-1');
    await first.queue.add(film, source);
    await until(() => new Set(server.sent).size === 3);
    first.queue.dispose();

    server.faults.failPart = () => false;
    server.sent.length = 0;
    const second = startApp(server, store);
    await second.queue.start('store-1');
    await until(() => lastState(second.seen) === 'sent');
    expect([...server.sent].sort((a, b) => a - b)).toEqual([4, 5, 6, 7]);
    expect(server.calls.filter((call) => call === 'createSession')).toHaveLength(1);
    expect(server.uploads.size).toBe(1);
  });

  it('waits without a network and goes on by itself when it returns', async () => {
    const { queue, seen, comeBack } = startApp(server, store);
    server.faults.offline = true;
    await queue.start('store-1');
    await queue.add(film, source);
    await until(() => lastState(seen) === 'paused');
    expect(await store.list()).toHaveLength(1);
    server.faults.offline = false;
    comeBack();
    await until(() => lastState(seen) === 'sent');
  });

  it('asks for a new address when the old one is refused', async () => {
    const { queue, seen } = startApp(server, store);
    server.faults.partStatus = 403;
    await queue.start('store-1');
    await queue.add(film, source);
    await until(() => server.calls.includes('addUploadParts'));
    server.faults.partStatus = 0;
    await until(() => lastState(seen) === 'sent');
  });

  it('stops at a refusal, keeps the film, and sends it when asked again', async () => {
    const { queue, seen } = startApp(server, store);
    const complete = server.api.completeUpload;
    server.api.completeUpload = (storeId, uploadId, body, key) =>
      complete(storeId, uploadId, { ...body, sha256: 'wrong' }, key);
    await queue.start('store-1');
    const queued = await queue.add(film, source);
    await until(() => lastState(seen) === 'refused');
    expect((await store.list())[0]!.refusal).toMatchObject({ code: 'videos.hash_mismatch' });
    server.api.completeUpload = complete;
    await queue.retry(queued.id);
    await until(() => lastState(seen) === 'sent');
  });

  it('leaves the films of another shop alone', async () => {
    const other = startApp(server, store);
    server.faults.offline = true;
    await other.queue.start('store-2');
    await other.queue.add({ ...film, storeId: 'store-2' }, source);
    other.queue.dispose();
    server.faults.offline = false;
    server.calls.length = 0;
    const { queue, seen } = startApp(server, store);
    await queue.start('store-1');
    await queue.add(film, source);
    await until(() => lastState(seen) === 'sent');
    expect(server.uploads.size).toBe(1);
    expect((await store.list()).map(({ storeId }) => storeId)).toEqual(['store-2']);
  });

  it('forgets a discarded film in the middle of sending', async () => {
    const { queue } = startApp(server, store);
    server.faults.failPart = () => true;
    await queue.start('store-1');
    const queued = await queue.add(film, source);
    await until(() => server.calls.includes('createUpload'));
    await queue.discard(queued.id);
    expect(await store.list()).toEqual([]);
    expect(server.calls).not.toContain('completeUpload');
  });
});
