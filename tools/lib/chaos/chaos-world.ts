import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startPostgres,
  startRedis,
  startS3,
  startTcpProxy,
  type PostgresServer,
  type RedisServer,
  type S3Server,
  type TcpProxy,
} from '@miinventario/devkit';
import { bareEnvironment } from '../../e2e/support/test-product.js';
import { startProduct, type Product } from '../product/product.js';
import { CACHE } from '../paths.js';
import { makeFalseClock, type FalseClock } from './false-clock.js';
import { SmallDisk } from './small-disk.js';
import { startVisionVendor, type VisionVendor } from './vision-vendor.js';

/** The product with its real services, each behind a wire that can be cut. */
export interface ChaosWorld {
  readonly product: Product;
  readonly postgres: PostgresServer;
  readonly postgresWire: TcpProxy;
  readonly redis: RestartableRedis;
  readonly redisWire: TcpProxy;
  /** Undefined without an S3 server: objects are on disk then. */
  readonly s3: S3Server | undefined;
  readonly s3Wire: TcpProxy | undefined;
  readonly vendor: VisionVendor;
  readonly clock: FalseClock | undefined;
  /** Undefined where a file system cannot be mounted. */
  readonly disk: SmallDisk | undefined;
  readonly stop: () => Promise<void>;
}

/** A Redis that loses everything when it dies, as one without persistence does. */
export class RestartableRedis {
  private constructor(
    private server: RedisServer,
    private readonly cacheDir: string,
  ) {}

  static async start(): Promise<RestartableRedis> {
    const cacheDir = join(CACHE, 'services');
    return new RestartableRedis(await startRedis({ port: 0, cacheDir }), cacheDir);
  }

  get port(): number {
    return this.server.port;
  }

  async restart(downMs: number): Promise<void> {
    const { port } = this.server;
    await this.server.child.stop(0);
    await new Promise((resolve) => setTimeout(resolve, downMs));
    this.server = await startRedis({ port, cacheDir: this.cacheDir });
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

/** Starts everything; what had started is stopped again when a part fails. */
export async function startChaosWorld(onTrouble: (message: string) => void): Promise<ChaosWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'mi-chaos-'));
  await chmod(folder, 0o711);
  const closers: Array<() => Promise<unknown>> = [
    () => rm(folder, { recursive: true, force: true }),
  ];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: unknown) => onTrouble(String(error)));
    }
  };
  const keep = <T extends { stop(): Promise<unknown> }>(service: T): T => {
    closers.push(() => service.stop());
    return service;
  };
  try {
    // Durable, as in production: what it has acknowledged must be there after a crash.
    const postgres = keep(await startPostgres({ dataDir: join(folder, 'postgres'), port: 0 }));
    const postgresWire = keep(await startTcpProxy(postgres.port));
    const redis = keep(await RestartableRedis.start());
    const redisWire = keep(await startTcpProxy(redis.port));
    await mkdir(join(folder, 's3'), { recursive: true });
    const s3 = await startS3({ port: 0, dataDir: join(folder, 's3') });
    if (s3) keep(s3);
    const s3Wire = s3 && keep(await startTcpProxy(Number(new URL(s3.endpoint).port)));
    const vendor = keep(await startVisionVendor());
    const clock = await makeFalseClock(folder);
    const disk = await SmallDisk.mount(join(folder, 'tmp'));
    if (disk) closers.push(() => disk.unmount());
    const appUrl = postgres.appUrl.replace(`:${postgres.port}/`, `:${postgresWire.port}/`);
    const product = keep(
      await startProduct({
        dataDir: join(folder, 'product'),
        ports: { api: 0, web: 0, postgres: 0 },
        web: 'none',
        onTrouble,
        env: {
          ...bareEnvironment(),
          ...clock?.env,
          ...(disk ? { TMPDIR: disk.folder } : {}),
          DEMO_DATA: 'false',
          RATE_LIMITS: 'false',
          LOG_LEVEL: 'warn',
          DATABASE_URL: appUrl,
          DATABASE_OWNER_URL: postgres.ownerUrl,
          REDIS_URL: `redis://127.0.0.1:${redisWire.port}`,
          CUSTOM_PROVIDER_URL: vendor.url,
          ...(s3 && s3Wire ? s3Variables(s3, s3Wire) : {}),
        },
      }),
    );
    const services = { postgres, postgresWire, redis, redisWire, s3, s3Wire };
    return { product, ...services, vendor, clock, disk, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function s3Variables(s3: S3Server, wire: TcpProxy): NodeJS.ProcessEnv {
  return {
    S3_ENDPOINT: `http://127.0.0.1:${wire.port}`,
    S3_BUCKET: 'miinventario',
    S3_REGION: s3.region,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
  };
}
