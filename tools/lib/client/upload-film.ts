import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { refusalOf, withRetries, type ApiClient } from './api-client.js';
import type { Upload, UploadPart } from './api.types.js';

const PARALLEL_PARTS = 3;
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
};

export interface SendOptions {
  readonly onPart?: (sentBytes: number, totalBytes: number) => void;
  readonly parallelParts?: number;
}

/** A film and the session that it belongs to. */
export interface FilmUpload {
  readonly storeId: string;
  readonly sessionId: string;
  readonly file: string;
}

/** Uploads a film in parts, three at a time, and completes it with its hash. */
export async function uploadFilm(
  client: ApiClient,
  where: FilmUpload,
  options: SendOptions = {},
): Promise<void> {
  await sendUpload(client, where, await openUpload(client, where), options);
}

/** Announces the film; the answer holds the addresses of its parts. */
export async function openUpload(client: ApiClient, where: FilmUpload): Promise<Upload> {
  const { size } = await stat(where.file);
  const extension = where.file.split('.').pop()?.toLowerCase() ?? '';
  return client.post<Upload>(`/stores/${where.storeId}/uploads`, {
    sessionId: where.sessionId,
    fileName: basename(where.file),
    contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream',
    sizeBytes: size,
  });
}

/** Sends the parts that the store does not have yet, and completes the upload. */
export async function sendUpload(
  client: ApiClient,
  where: FilmUpload,
  upload: Upload,
  options: SendOptions = {},
): Promise<void> {
  const path = `/stores/${where.storeId}/uploads/${upload.id}`;
  const parts = await sendParts(client, path, upload, where.file, options);
  const sha256 = await hashFile(where.file);
  await client.post(`${path}/complete`, { sha256, parts });
}

interface SentPart {
  readonly partNumber: number;
  readonly etag: string;
}

async function sendParts(
  client: ApiClient,
  path: string,
  upload: Upload,
  file: string,
  options: SendOptions,
): Promise<SentPart[]> {
  const { size } = await stat(file);
  const addresses = new Map(upload.parts.map((part) => [part.partNumber, part]));
  const sent: SentPart[] = upload.received.map(({ partNumber, etag }) => ({ partNumber, etag }));
  const done = new Set(sent.map((part) => part.partNumber));
  const queue = Array.from({ length: upload.partCount }, (_, index) => index + 1).filter(
    (partNumber) => !done.has(partNumber),
  );
  const handle = await open(file);
  let sentBytes = 0;
  const lane = async (): Promise<void> => {
    for (let number = queue.shift(); number !== undefined; number = queue.shift()) {
      const from = (number - 1) * upload.partSizeBytes;
      const bytes = Buffer.alloc(Math.min(upload.partSizeBytes, size - from));
      await handle.read(bytes, 0, bytes.length, from);
      const address = addresses.get(number) ?? (await moreAddresses(client, path, number));
      sent.push({ partNumber: number, etag: await putPart(address, bytes) });
      sentBytes += bytes.length;
      options.onPart?.(sentBytes, size);
    }
  };
  try {
    await Promise.all(Array.from({ length: options.parallelParts ?? PARALLEL_PARTS }, lane));
  } finally {
    await handle.close();
  }
  return sent.sort((a, b) => a.partNumber - b.partNumber);
}

async function moreAddresses(
  client: ApiClient,
  path: string,
  partNumber: number,
): Promise<UploadPart> {
  const { parts } = await client.post<{ parts: readonly UploadPart[] }>(`${path}/parts`, {
    partNumbers: [partNumber],
  });
  const found = parts.find((part) => part.partNumber === partNumber);
  if (!found) throw new Error(`no address for part ${partNumber}`);
  return found;
}

async function putPart(part: UploadPart, bytes: Buffer): Promise<string> {
  const answer = await withRetries(() =>
    fetch(part.url, { method: 'PUT', headers: part.headers, body: new Uint8Array(bytes) }),
  );
  if (!answer.ok) throw refusalOf(answer.status, await answer.text());
  const etag = answer.headers.get('etag');
  if (!etag) throw new Error(`part ${part.partNumber}: the store answered no ETag`);
  return etag.replaceAll('"', '');
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file);
  for await (const chunk of handle.createReadStream()) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
