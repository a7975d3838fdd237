import { createHash } from 'node:crypto';

import { FailureError } from '../lib/api/failure';
import type { Upload } from '../lib/api/types';
import type { SendPart } from '../lib/upload/send-part';
import type { UploadApi } from '../lib/upload/upload-film';
import { build } from './build';

const HOUR_MS = 3_600_000;

/** An upload server in memory that keeps the real one's promises: idempotency keys, parts, hash. */
export function createFakeUploadServer({ partSizeBytes = 4 }: { partSizeBytes?: number } = {}) {
  const byKey = new Map<string, unknown>();
  const uploads = new Map<string, { upload: Upload; contents: Map<number, Uint8Array> }>();
  const calls: string[] = [];
  const sent: number[] = [];
  const faults = { offline: false, failPart: (_partNumber: number) => false, partStatus: 0 };
  let count = 0;

  const target = (uploadId: string, partNumber: number) => ({
    partNumber,
    url: `put:${uploadId}:${partNumber}`,
    headers: {},
    expiresAt: new Date(Date.now() + HOUR_MS).toISOString(),
  });
  const enter = (name: string) => {
    calls.push(name);
    if (faults.offline) throw new FailureError({ kind: 'offline' });
  };
  const once = <T>(key: string, make: () => T): T => {
    if (!byKey.has(key)) byKey.set(key, make());
    return byKey.get(key) as T;
  };
  const find = (uploadId: string) => {
    const found = uploads.get(uploadId);
    if (found === undefined) {
      throw new FailureError({
        kind: 'rejected',
        code: 'videos.not_found',
        status: 404,
        title: '',
        detail: null,
      });
    }
    return found;
  };

  const api: UploadApi = {
    createSession: async (_storeId, _body, key) => {
      enter('createSession');
      return once(key, () => build.session({ id: `session-${(count += 1)}`, status: 'CREATED' }));
    },
    createUpload: async (_storeId, { sessionId, sizeBytes }, key) => {
      enter('createUpload');
      return once(key, () => {
        const id = `upload-${(count += 1)}`;
        const partCount = Math.ceil(sizeBytes / partSizeBytes);
        const parts = Array.from({ length: partCount }, (_, index) => target(id, index + 1));
        const upload = build.upload({ id, sessionId, partSizeBytes, partCount, parts });
        uploads.set(id, { upload, contents: new Map() });
        return upload;
      });
    },
    getUpload: async (_storeId, uploadId) => {
      enter('getUpload');
      const { upload, contents } = find(uploadId);
      const received = [...contents].map(([partNumber, bytes]) => ({
        partNumber,
        sizeBytes: bytes.length,
        etag: `etag-${partNumber}`,
      }));
      return { ...upload, received };
    },
    addUploadParts: async (_storeId, uploadId, partNumbers) => {
      enter('addUploadParts');
      return { parts: partNumbers.map((partNumber) => target(uploadId, partNumber)) };
    },
    completeUpload: async (_storeId, uploadId, { sha256, parts }, key) => {
      enter('completeUpload');
      const found = find(uploadId);
      const hash = createHash('sha256');
      for (const { partNumber } of parts) hash.update(found.contents.get(partNumber) ?? '');
      if (hash.digest('hex') !== sha256) {
        throw new FailureError({
          kind: 'rejected',
          code: 'videos.hash_mismatch',
          status: 422,
          title: '',
          detail: 'x',
        });
      }
      found.upload.status = 'COMPLETED';
      return once(key, () => build.session({ id: found.upload.sessionId, status: 'UPLOADED' }));
    },
  };

  const sendPart: SendPart = async ({ url, body, onSent }) => {
    const [, uploadId = '', number = ''] = url.split(':');
    const partNumber = Number(number);
    if (faults.offline || faults.failPart(partNumber)) throw new FailureError({ kind: 'offline' });
    if (faults.partStatus !== 0) {
      throw new FailureError({
        kind: 'rejected',
        code: 'http',
        status: faults.partStatus,
        title: '',
        detail: null,
      });
    }
    const bytes = body as Uint8Array;
    find(uploadId).contents.set(partNumber, bytes);
    sent.push(partNumber);
    onSent(bytes.length);
    return `etag-${partNumber}`;
  };

  return { api, sendPart, calls, sent, faults, uploads };
}
