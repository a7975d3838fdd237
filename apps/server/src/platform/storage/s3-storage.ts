import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { S3Config } from '../../config/app-config.js';
import { log } from '../telemetry/logger.js';
import { classOf } from './lifecycle-rules.js';
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
import { ensureBucket, ensureLifecycle } from './s3-bucket.js';
import { createClient } from './s3-client.js';
import { ABSENT, isNamed } from './s3-faults.js';

/** Objects that are removed at the same time: a store's are many, and each is a request. */
const REMOVED_AT_ONCE = 16;
const WITHOUT_TAGS = new Set(['NotImplemented']);
const MISMATCH = new Set(['InvalidPart', 'InvalidPartOrder', 'NoSuchUpload', 'EntityTooSmall']);

/** Any S3-compatible store, by the official SDK. Clients talk to it directly. */
export class S3Storage implements ObjectStorage {
  private readonly client: S3Client;
  /** Signs for the address that a phone sees, which may differ from the server's own. */
  private readonly publicClient: S3Client;
  private readonly bucket: string;
  private takesTags = true;

  constructor(
    config: S3Config,
    /** Keys that one page of a listing holds; a store gives 1,000 at most. */
    private readonly pageSize = 1_000,
  ) {
    this.bucket = config.bucket;
    this.client = createClient(config, config.endpoint);
    this.publicClient = createClient(config, config.publicEndpoint);
  }

  /** Makes the bucket when it is missing; for development stores. */
  ensureBucket(): Promise<void> {
    return ensureBucket(this.client, this.bucket);
  }

  /** Gives the bucket its rules. False where the store knows none. */
  ensureLifecycle(): Promise<boolean> {
    return ensureLifecycle(this.client, this.bucket);
  }

  async beginMultipart(key: string, contentType: string): Promise<string> {
    const answer = await this.tagged(key, (tag) =>
      this.client.send(
        new CreateMultipartUploadCommand({
          Bucket: this.bucket,
          Key: key,
          ContentType: contentType,
          ...tag,
        }),
      ),
    );
    if (!answer.UploadId) throw new Error('the store gave no upload id');
    return answer.UploadId;
  }

  async presignPart(key: string, id: string, partNumber: number): Promise<PresignedRequest> {
    const url = await getSignedUrl(
      this.publicClient,
      new UploadPartCommand({
        Bucket: this.bucket,
        Key: key,
        UploadId: id,
        PartNumber: partNumber,
      }),
      { expiresIn: PART_URL_SECONDS },
    );
    return { url, headers: {}, expiresAt: new Date(Date.now() + PART_URL_SECONDS * 1000) };
  }

  async listParts(key: string, id: string): Promise<StoredPart[]> {
    const parts: StoredPart[] = [];
    let marker: string | undefined;
    try {
      do {
        const page = await this.client.send(
          new ListPartsCommand({
            Bucket: this.bucket,
            Key: key,
            UploadId: id,
            PartNumberMarker: marker,
          }),
        );
        for (const part of page.Parts ?? []) {
          parts.push({
            partNumber: part.PartNumber ?? 0,
            sizeBytes: part.Size ?? 0,
            etag: bare(part.ETag),
          });
        }
        marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
      } while (marker !== undefined);
    } catch (error) {
      if (isNamed(error, ABSENT)) return [];
      throw error;
    }
    return parts;
  }

  async completeMultipart(key: string, id: string, parts: readonly PartReference[]): Promise<void> {
    const sorted = [...parts].sort((a, b) => a.partNumber - b.partNumber);
    try {
      await this.client.send(
        new CompleteMultipartUploadCommand({
          Bucket: this.bucket,
          Key: key,
          UploadId: id,
          MultipartUpload: {
            Parts: sorted.map((part) => ({ PartNumber: part.partNumber, ETag: `"${part.etag}"` })),
          },
        }),
      );
    } catch (error) {
      if (isNamed(error, ABSENT) && (await this.head(key))) return;
      if (isNamed(error, MISMATCH)) {
        throw new PartsMismatchError('the parts are not the stored ones', { cause: error });
      }
      throw error;
    }
  }

  async abortMultipart(key: string, id: string): Promise<void> {
    try {
      await this.client.send(
        new AbortMultipartUploadCommand({ Bucket: this.bucket, Key: key, UploadId: id }),
      );
    } catch (error) {
      if (!isNamed(error, ABSENT)) throw error;
    }
  }

  /** Sends with the object's class as a tag, and without it to a store that knows no tags. */
  private async tagged<T>(
    key: string,
    send: (tag: { readonly Tagging?: string }) => Promise<T>,
  ): Promise<T> {
    if (!this.takesTags) return send({});
    try {
      return await send({ Tagging: `class=${encodeURIComponent(classOf(key))}` });
    } catch (error) {
      if (!isNamed(error, WITHOUT_TAGS)) throw error;
      log.warn('the object store takes no tags: its lifecycle rules cannot tell objects apart');
      this.takesTags = false;
      return send({});
    }
  }

  async put(key: string, body: Buffer, contentType: string): Promise<void> {
    await this.tagged(key, (tag) =>
      this.client.send(
        new PutObjectCommand({
          Bucket: this.bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          ...tag,
        }),
      ),
    );
  }

  async read(key: string): Promise<Readable | undefined> {
    try {
      const answer = await this.client.send(
        new GetObjectCommand({ Bucket: this.bucket, Key: key }),
      );
      return answer.Body as Readable | undefined;
    } catch (error) {
      if (isNamed(error, ABSENT)) return undefined;
      throw error;
    }
  }

  async head(key: string): Promise<ObjectFacts | undefined> {
    try {
      const answer = await this.client.send(
        new HeadObjectCommand({ Bucket: this.bucket, Key: key }),
      );
      return { sizeBytes: answer.ContentLength ?? 0 };
    } catch (error) {
      if (isNamed(error, ABSENT)) return undefined;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }

  async removeAll(folder: `${string}/`): Promise<void> {
    const paths = { Bucket: this.bucket, Prefix: folder, MaxKeys: this.pageSize };
    for (;;) {
      // Always the first page: what was on it before is gone.
      const page = await this.client.send(new ListObjectsV2Command(paths));
      const keys = (page.Contents ?? [])
        .map((object) => object.Key)
        .filter((key) => key !== undefined);
      if (keys.length === 0) return;
      for (let from = 0; from < keys.length; from += REMOVED_AT_ONCE) {
        await Promise.all(keys.slice(from, from + REMOVED_AT_ONCE).map((key) => this.remove(key)));
      }
    }
  }

  async presignRead(key: string): Promise<string> {
    // Signed as of the window's start, so that the address stays the same within the window.
    const windowStart = Math.floor(Date.now() / 1000 / READ_URL_SECONDS) * READ_URL_SECONDS;
    return getSignedUrl(
      this.publicClient,
      new GetObjectCommand({ Bucket: this.bucket, Key: key }),
      { expiresIn: READ_URL_SECONDS * 2, signingDate: new Date(windowStart * 1000) },
    );
  }

  async isReachable(): Promise<boolean> {
    try {
      await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
      return true;
    } catch {
      return false;
    }
  }
}

function bare(etag: string | undefined): string {
  return (etag ?? '').replaceAll('"', '');
}
