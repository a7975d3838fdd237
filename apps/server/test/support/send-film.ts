import { createHash } from 'node:crypto';
import type { StoreActor } from '../../src/platform/database/actor.js';
import type { UploadsService, UploadState } from '../../src/modules/videos/uploads.service.js';

export interface SendFilmOptions {
  readonly sessionId: string;
  readonly bytes: Buffer;
  readonly contentType?: string;
  /** PUTs one part; gives its ETag. By default over HTTP to the address given. */
  readonly put: (part: UploadState['parts'][number], bytes: Buffer) => Promise<string>;
}

/** Uploads a film the way a client does: open, the parts, complete. */
export async function sendFilm(
  uploads: UploadsService,
  actor: StoreActor,
  options: SendFilmOptions,
): Promise<UploadState> {
  const { sessionId, bytes } = options;
  const state = await uploads.open(actor, {
    sessionId,
    contentType: options.contentType ?? 'video/mp4',
    sizeBytes: bytes.length,
  });
  const size = state.upload.part_size_bytes;
  const parts = [];
  for (const part of state.parts) {
    const chunk = bytes.subarray((part.partNumber - 1) * size, part.partNumber * size);
    parts.push({ partNumber: part.partNumber, etag: await options.put(part, chunk) });
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return uploads.complete(actor, state.upload.id, { sha256, parts });
}

/** PUTs a part to its presigned address over HTTP. */
export async function putOverHttp(
  part: UploadState['parts'][number],
  bytes: Buffer,
): Promise<string> {
  const answer = await fetch(part.url, { method: 'PUT', body: new Uint8Array(bytes) });
  if (!answer.ok) throw new Error(`part refused: ${answer.status}`);
  return (answer.headers.get('etag') ?? '').replaceAll('"', '');
}
