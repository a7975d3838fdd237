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

export interface UploadProgress {
  readonly onPart?: (sentBytes: number, totalBytes: number) => void;
}

/** Uploads a film in parts, three at a time, and completes it with its hash. */
export async function uploadFilm(
  client: ApiClient,
  where: { readonly storeId: string; readonly sessionId: string; readonly file: string },
  progress: UploadProgress = {},
): Promise<void> {
  const { size } = await stat(where.file);
  const extension = where.file.split('.').pop()?.toLowerCase() ?? '';
  const path = `/stores/${where.storeId}/uploads`;
  const upload = await client.post<Upload>(path, {
    sessionId: where.sessionId,
    fileName: basename(where.file),
    contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream',
    sizeBytes: size,
  });
  const parts = await sendParts(client, `${path}/${upload.id}`, upload, where.file, size, progress);
  const sha256 = await hashFile(where.file);
  await client.post(`${path}/${upload.id}/complete`, { sha256, parts });
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
  size: number,
  progress: UploadProgress,
): Promise<SentPart[]> {
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
      progress.onPart?.(sentBytes, size);
    }
  };
  try {
    await Promise.all(Array.from({ length: PARALLEL_PARTS }, lane));
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
