import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  PART_URL_SECONDS,
  PartsMismatchError,
  READ_URL_SECONDS,
  type ObjectFacts,
  type ObjectStorage,
  type PartReference,
  type PresignedRequest,
  type StoredPart,
} from './object-storage.port.js';
import { signGrant, verifyGrant, type ObjectGrant } from './signed-token.js';

export interface DiskStorageOptions {
  readonly directory: string;
  readonly urlSecret: string;
  /** The address of the API, under which signed addresses are served. */
  readonly publicApiUrl: string;
}

/** A part larger than this is refused: the product asks for parts of 5 to 8 MiB. */
const MAX_PART_BYTES = 16 * 1024 * 1024;
const PART_FILE = /^(\d+)-([0-9a-f]{32})-(\d+)\.part$/;

/**
 * Objects as files, for the embedded default. Writes go to a temporary name, are synced, and are
 * renamed: a crash leaves the old object or the new one, never half of one.
 */
export class DiskStorage implements ObjectStorage {
  constructor(private readonly options: DiskStorageOptions) {}

  async beginMultipart(): Promise<string> {
    const id = randomUUID();
    await mkdir(this.uploadDirectory(id), { recursive: true });
    return id;
  }

  async presignPart(_key: string, id: string, part: number): Promise<PresignedRequest> {
    const exp = Math.floor(Date.now() / 1000) + PART_URL_SECONDS;
    return {
      url: this.address({ act: 'put-part', id, part, exp }),
      headers: {},
      expiresAt: new Date(exp * 1000),
    };
  }

  async listParts(_key: string, id: string): Promise<StoredPart[]> {
    const names = await readdir(this.uploadDirectory(id)).catch(() => []);
    return names
      .map((name) => PART_FILE.exec(name))
      .filter((match) => match !== null)
      .map((match) => ({
        partNumber: Number(match[1]),
        etag: match[2] ?? '',
        sizeBytes: Number(match[3]),
      }))
      .sort((a, b) => a.partNumber - b.partNumber);
  }

  async completeMultipart(key: string, id: string, parts: readonly PartReference[]): Promise<void> {
    const stored = new Map((await this.listParts(key, id)).map((part) => [part.partNumber, part]));
    if (stored.size === 0 && (await this.head(key))) return;
    const files = parts.map(({ partNumber, etag }) => {
      const part = stored.get(partNumber);
      if (part?.etag !== etag) throw new PartsMismatchError(`part ${partNumber} is not stored`);
      return join(this.uploadDirectory(id), partFileName(part));
    });
    const target = this.objectPath(key);
    const temporary = `${target}.${randomUUID()}.tmp`;
    await mkdir(dirname(target), { recursive: true });
    const output = await open(temporary, 'wx');
    try {
      for (const file of files) {
        for await (const chunk of createReadStream(file)) await output.write(chunk as Buffer);
      }
      await output.sync();
    } finally {
      await output.close();
    }
    await rename(temporary, target);
    await rm(this.uploadDirectory(id), { recursive: true, force: true });
  }

  async abortMultipart(_key: string, id: string): Promise<void> {
    await rm(this.uploadDirectory(id), { recursive: true, force: true });
  }

  async put(key: string, body: Buffer): Promise<void> {
    const target = this.objectPath(key);
    const temporary = `${target}.${randomUUID()}.tmp`;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(temporary, body, { flush: true });
    await rename(temporary, target);
  }

  async read(key: string): Promise<Readable | undefined> {
    return (await this.head(key)) ? createReadStream(this.objectPath(key)) : undefined;
  }

  async head(key: string): Promise<ObjectFacts | undefined> {
    const facts = await stat(this.objectPath(key)).catch(() => undefined);
    return facts?.isFile() ? { sizeBytes: facts.size } : undefined;
  }

  async remove(key: string): Promise<void> {
    await rm(this.objectPath(key), { force: true });
  }

  async removeAll(folder: `${string}/`): Promise<void> {
    await rm(this.objectPath(folder), { recursive: true, force: true });
  }

  async presignRead(key: string): Promise<string> {
    const window = Math.ceil(Date.now() / 1000 / READ_URL_SECONDS) + 1;
    return this.address({ act: 'read', key, exp: window * READ_URL_SECONDS });
  }

  async isReachable(): Promise<boolean> {
    const probe = join(this.options.directory, `.probe-${randomUUID()}`);
    try {
      await mkdir(this.options.directory, { recursive: true });
      await writeFile(probe, 'ok');
      await unlink(probe);
      return true;
    } catch {
      return false;
    }
  }

  /** The grant of an address that this store signed; undefined when it is forged or expired. */
  grantOf(token: string): ObjectGrant | undefined {
    return verifyGrant(this.options.urlSecret, token, new Date());
  }

  /** The root below which every object lies, and a key's path relative to it. */
  get objectRoot(): string {
    return resolve(this.options.directory, 'data');
  }

  /** Takes the body of one part; gives its ETag. A part sent twice replaces the first. */
  async storePart(id: string, partNumber: number, body: Readable): Promise<string | undefined> {
    const directory = this.uploadDirectory(id);
    if (!(await stat(directory).catch(() => undefined))) return undefined;
    const temporary = join(directory, `${randomUUID()}.tmp`);
    const hash = createHash('md5');
    let sizeBytes = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sizeBytes += chunk.length;
        hash.update(chunk);
        done(sizeBytes > MAX_PART_BYTES ? new RangeError('part too large') : null, chunk);
      },
    });
    try {
      await pipeline(body, meter, createWriteStream(temporary, { flush: true }));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    const etag = hash.digest('hex');
    const earlier = (await this.listParts('', id)).filter((p) => p.partNumber === partNumber);
    await rename(temporary, join(directory, partFileName({ partNumber, etag, sizeBytes })));
    for (const part of earlier) {
      if (part.etag !== etag) await rm(join(directory, partFileName(part)), { force: true });
    }
    return etag;
  }

  private address(grant: ObjectGrant): string {
    const token = signGrant(this.options.urlSecret, grant);
    return `${this.options.publicApiUrl}/api/v1/objects/${token}`;
  }

  private uploadDirectory(id: string): string {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new RangeError('not an upload id');
    return join(this.options.directory, 'uploads', id);
  }

  private objectPath(key: string): string {
    const path = resolve(this.objectRoot, key);
    if (!path.startsWith(this.objectRoot + sep)) throw new RangeError('key leaves the store');
    return path;
  }
}

function partFileName(part: StoredPart): string {
  return `${part.partNumber}-${part.etag}-${part.sizeBytes}.part`;
}
