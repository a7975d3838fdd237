import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { freePort } from '@miinventario/devkit';
import { generateFilm, type GeneratedFilm } from '@miinventario/film-generator';
import fastify, { type FastifyInstance } from 'fastify';
import type { JobActor, StoreActor, UserId } from '../../src/platform/database/actor.js';
import { DiskStorage } from '../../src/platform/storage/disk-storage.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../src/platform/storage/object-storage.port.js';
import { registerObjectRoutes } from '../../src/platform/storage/object-routes.js';
import { CreditsService } from '../../src/modules/credits/index.js';
import {
  ProductsService,
  ReferencesService,
  SessionsService,
} from '../../src/modules/inventory/index.js';
import { UploadsService } from '../../src/modules/videos/uploads.service.js';
import { given } from './builders.js';
import { createServices, startWorker } from './product-context.js';
import { putOverHttp, sendFilm } from './send-film.js';
import type { TestDatabase } from './test-database.js';

type SessionView = Awaited<ReturnType<SessionsService['get']>>;

/** The product's services with a worker, an object store and folders of their own. */
export class FilmShop {
  private constructor(
    readonly database: TestDatabase,
    readonly services: INestApplicationContext,
    readonly worker: INestApplicationContext,
    private readonly objects: FastifyInstance | undefined,
    private readonly directory: string,
  ) {}

  static async open(database: TestDatabase, env: NodeJS.ProcessEnv = {}): Promise<FilmShop> {
    const directory = await mkdtemp(join(tmpdir(), 'mi-shop-'));
    const port = await freePort();
    const config = database.config({
      DATA_DIR: directory,
      OBJECT_URL_SECRET: 'secret',
      PUBLIC_API_URL: `http://127.0.0.1:${port}`,
      ...env,
    });
    const services = await createServices(config);
    const storage = services.get<ObjectStorage>(OBJECT_STORAGE, { strict: false });
    const objects = storage instanceof DiskStorage ? await serve(storage, port) : undefined;
    const worker = await startWorker(config);
    return new FilmShop(database, services, worker, objects, directory);
  }

  /** A store whose owner has the credits of a new user. */
  async store(): Promise<StoreActor> {
    const actor = await this.poorStore();
    await this.welcome(actor.payerUserId);
    return actor;
  }

  /** A store whose owner has no credit. */
  async poorStore(): Promise<StoreActor> {
    return (await given.store(this.database)).actor;
  }

  /** Gives a new user's credits, as registering does. */
  async welcome(userId: UserId): Promise<void> {
    const job: JobActor = { kind: 'job', name: 'test', userId, payerUserId: userId };
    await this.database.db.write(job, (tx) =>
      this.services.get(CreditsService, { strict: false }).grantWelcome(tx, { userId }),
    );
  }

  /** Enrols the products of a film; gives their ids by key. */
  async enrol(actor: StoreActor, film: GeneratedFilm): Promise<Map<string, string>> {
    const products = this.services.get(ProductsService, { strict: false });
    const references = this.services.get(ReferencesService, { strict: false });
    const ids = new Map<string, string>();
    for (const key of Object.keys(film.counts)) {
      const { id } = await products.create(actor, { name: key });
      ids.set(key, id);
      for (const photo of ['front_1.jpg', 'front_2.jpg']) {
        const image = await readFile(join(film.refsDir, key, photo));
        await references.add(actor, id, image, undefined);
      }
    }
    return ids;
  }

  /** Sends a film in a new session; gives the session's id. */
  async send(actor: StoreActor, bytes: Buffer): Promise<string> {
    const { session } = await this.sessions.create(actor, { name: 'Conteo', area: null });
    const uploads = this.services.get(UploadsService, { strict: false });
    await sendFilm(uploads, actor, { sessionId: session.id, bytes, put: putOverHttp });
    return session.id;
  }

  /** The session once it has come to rest, or waits for somebody. */
  async settled(actor: StoreActor, sessionId: string, timeoutMs = 240_000): Promise<SessionView> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const view = await this.sessions.get(actor, sessionId);
      const resting = ['READY', 'FAILED', 'CANCELED', 'WAITING_CREDITS'];
      if (resting.includes(view.session.status)) return view;
      if (Date.now() > end) throw new Error(`session is still ${view.session.status}`);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  async wallet(actor: StoreActor): Promise<{ balance: number; held: number }> {
    const credits = this.services.get(CreditsService, { strict: false });
    const { balance, held } = await this.database.db.read(actor, (tx) =>
      credits.balance(tx, actor.payerUserId),
    );
    return { balance, held };
  }

  get sessions(): SessionsService {
    return this.services.get(SessionsService, { strict: false });
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.services.close();
    await this.objects?.close();
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** A short film of our own with its truth, in a folder that the caller removes. */
export async function shortFilm(seed: number): Promise<GeneratedFilm & { directory: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'mi-film-'));
  return { ...(await generateFilm({ seed, kind: 'tiny', outDir: directory })), directory };
}

async function serve(storage: DiskStorage, port: number): Promise<FastifyInstance> {
  const objects = fastify({ routerOptions: { maxParamLength: 1000 } });
  await registerObjectRoutes(objects, storage);
  await objects.listen({ port, host: '127.0.0.1' });
  return objects;
}
