import { Inject, Injectable } from '@nestjs/common';
import type { StoreActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { violates } from '../../platform/errors/database-error.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { Outbox } from '../../platform/events/outbox.js';
import { Settings } from '../../platform/settings/settings.service.js';
import {
  OBJECT_STORAGE,
  PartsMismatchError,
  type ObjectStorage,
  type PartReference,
  type PresignedRequest,
  type StoredPart,
} from '../../platform/storage/object-storage.port.js';
import { UploadOpenedEvent } from './events/upload-opened.event.js';
import { VideoUploadedEvent } from './events/video-uploaded.event.js';
import { SESSION_GATE, type SessionGate } from './session-gate.port.js';
import { planUpload } from './upload-plan.js';
import { UploadsRepository, type UploadRow } from './uploads.repository.js';
import { VideosError } from './videos.errors.js';
import { VideosRepository } from './videos.repository.js';

export interface OpenUpload {
  readonly sessionId: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

export interface PartAddress extends PresignedRequest {
  readonly partNumber: number;
}

/** An upload with what the store has received of it and the addresses for the rest. */
export interface UploadState {
  readonly upload: UploadRow;
  readonly received: readonly StoredPart[];
  readonly parts: readonly PartAddress[];
}

/** A phone without network for days still finds its upload open. */
const UPLOAD_DAYS = 7;
/** Addresses given at once; the client asks for more as it goes. */
const FIRST_ADDRESSES = 40;

/** Films arrive in parts, straight into the object store; every step may be repeated. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly db: Db,
    private readonly uploads: UploadsRepository,
    private readonly videos: VideosRepository,
    private readonly outbox: Outbox,
    private readonly settings: Settings,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
    @Inject(SESSION_GATE) private readonly gate: SessionGate,
  ) {}

  /**
   * Opens the upload of a session's film, or gives the one that is open already when it is of the
   * same size: a client that lost its answer goes on where it was.
   * @throws AppError uploads.too_many_open when the store is sending as many films as it may
   */
  async open(actor: StoreActor, request: OpenUpload): Promise<UploadState> {
    const maxMegabytes = await this.settings.get('films.max_megabytes');
    if (request.sizeBytes > maxMegabytes * 1024 * 1024) throw VideosError.tooLarge(maxMegabytes);
    const most = await this.settings.get('uploads.open_per_store');
    const open = await this.db.read(actor, async (tx) => {
      if (!(await this.gate.mayTakeFilm(tx, actor.storeId, request.sessionId))) {
        throw PlatformError.notFound();
      }
      const video = await this.videos.findBySession(tx, actor.storeId, request.sessionId);
      if (video && video.status !== 'UPLOADING') throw VideosError.alreadySent();
      const others = await this.uploads.countOpen(tx, actor.storeId, request.sessionId);
      if (others >= most) throw VideosError.tooManyOpen(most);
      return this.uploads.findOpen(tx, actor.storeId, request.sessionId);
    });
    if (open && open.size_bytes === request.sizeBytes) return this.stateOf(open);
    if (open) await this.abort(actor, open.id);
    return this.stateOf(await this.begin(actor, request));
  }

  /** The upload as the store has it, with addresses for the parts that are missing. */
  async get(actor: StoreActor, uploadId: string): Promise<UploadState> {
    return this.stateOf(await this.findOrFail(actor, uploadId));
  }

  /** Fresh addresses for some parts. */
  async addresses(
    actor: StoreActor,
    uploadId: string,
    partNumbers: readonly number[],
  ): Promise<PartAddress[]> {
    const upload = await this.findOrFail(actor, uploadId);
    if (upload.status !== 'OPEN') throw VideosError.uploadNotOpen();
    const wanted = partNumbers.filter((number) => number <= upload.part_count);
    return this.presign(upload, wanted);
  }

  /** Makes the film of its parts; completing a completed upload again succeeds. */
  async complete(
    actor: StoreActor,
    uploadId: string,
    request: { sha256: string; parts: readonly PartReference[] },
  ): Promise<UploadState> {
    const upload = await this.findOrFail(actor, uploadId);
    if (upload.status === 'COMPLETED') return { upload, received: [], parts: [] };
    if (upload.status !== 'OPEN') throw VideosError.uploadNotOpen();
    const received = await this.storage.listParts(upload.s3_key, upload.multipart_id);
    await this.assemble(upload, request.parts, received);
    await this.db.write(actor, async (tx) => {
      const locked = await this.uploads.lock(tx, actor.storeId, uploadId);
      if (locked?.status !== 'OPEN') return;
      await this.uploads.recordParts(tx, locked, received);
      await this.uploads.setStatus(tx, locked, 'COMPLETED');
      await this.videos.markUploaded(tx, actor.storeId, locked.video_id, request.sha256);
      await this.outbox.publish(
        tx,
        new VideoUploadedEvent({
          videoId: locked.video_id,
          storeId: actor.storeId,
          sessionId: locked.session_id,
        }),
      );
    });
    return { upload: { ...upload, status: 'COMPLETED' }, received, parts: [] };
  }

  /** Gives the upload up; the parts are removed. */
  async abort(actor: StoreActor, uploadId: string): Promise<void> {
    const upload = await this.findOrFail(actor, uploadId);
    if (upload.status === 'COMPLETED') throw VideosError.uploadNotOpen();
    await this.db.write(actor, async (tx) => {
      const locked = await this.uploads.lock(tx, actor.storeId, uploadId);
      if (locked?.status === 'OPEN') await this.uploads.setStatus(tx, locked, 'ABORTED');
    });
    await this.storage.abortMultipart(upload.s3_key, upload.multipart_id);
  }

  private async begin(actor: StoreActor, request: OpenUpload): Promise<UploadRow> {
    const plan = planUpload(request.sizeBytes);
    const uploadId = newId();
    const objectKey = `stores/${actor.storeId}/films/${request.sessionId}`;
    const multipartId = await this.storage.beginMultipart(objectKey, request.contentType);
    try {
      return await this.db.write(actor, async (tx) => {
        const videoId = await this.ensureVideo(tx, actor, request, objectKey);
        await this.uploads.insert(tx, {
          id: uploadId,
          videoId,
          storeId: actor.storeId,
          sessionId: request.sessionId,
          multipartId,
          ...plan,
          sizeBytes: request.sizeBytes,
          expiresAt: new Date(Date.now() + UPLOAD_DAYS * 86_400_000),
        });
        await this.outbox.publish(
          tx,
          new UploadOpenedEvent({ storeId: actor.storeId, sessionId: request.sessionId }),
        );
        const upload = await this.uploads.find(tx, actor.storeId, uploadId);
        if (!upload) throw PlatformError.notFound();
        return upload;
      });
    } catch (error) {
      await this.storage.abortMultipart(objectKey, multipartId);
      const isRace = violates(error, 'uploads_open_key') || violates(error, 'videos_session_key');
      throw isRace ? PlatformError.conflict() : error;
    }
  }

  private async ensureVideo(
    tx: Tx,
    actor: StoreActor,
    request: OpenUpload,
    objectKey: string,
  ): Promise<string> {
    const video = await this.videos.findBySession(tx, actor.storeId, request.sessionId);
    if (video) {
      await this.videos.restart(tx, video, request.contentType, request.sizeBytes);
      return video.id;
    }
    const id = newId();
    await this.videos.insert(tx, { id, storeId: actor.storeId, objectKey, ...request });
    return id;
  }

  private async assemble(
    upload: UploadRow,
    parts: readonly PartReference[],
    received: readonly StoredPart[],
  ): Promise<void> {
    // Nothing received may mean that an earlier completion made the film and then its answer was
    // lost: the size of the object tells.
    const sizeBytes = received.reduce((sum, part) => sum + part.sizeBytes, 0);
    const isWhole = received.length === 0 || sizeBytes === upload.size_bytes;
    if (parts.length !== upload.part_count || !isWhole) throw VideosError.partsMismatch();
    try {
      await this.storage.completeMultipart(upload.s3_key, upload.multipart_id, parts);
    } catch (error) {
      if (error instanceof PartsMismatchError) throw VideosError.partsMismatch();
      throw error;
    }
    const facts = await this.storage.head(upload.s3_key);
    if (facts?.sizeBytes !== upload.size_bytes) throw VideosError.partsMismatch();
  }

  private async stateOf(upload: UploadRow): Promise<UploadState> {
    if (upload.status !== 'OPEN') return { upload, received: [], parts: [] };
    const received = await this.storage.listParts(upload.s3_key, upload.multipart_id);
    const present = new Set(received.map((part) => part.partNumber));
    const missing = Array.from({ length: upload.part_count }, (_, index) => index + 1)
      .filter((number) => !present.has(number))
      .slice(0, FIRST_ADDRESSES);
    return { upload, received, parts: await this.presign(upload, missing) };
  }

  private presign(upload: UploadRow, numbers: readonly number[]): Promise<PartAddress[]> {
    return Promise.all(
      numbers.map(async (partNumber) => ({
        partNumber,
        ...(await this.storage.presignPart(upload.s3_key, upload.multipart_id, partNumber)),
      })),
    );
  }

  private async findOrFail(actor: StoreActor, uploadId: string): Promise<UploadRow> {
    const upload = await this.db.read(actor, (tx) =>
      this.uploads.find(tx, actor.storeId, uploadId),
    );
    if (!upload) throw PlatformError.notFound();
    return upload;
  }
}
