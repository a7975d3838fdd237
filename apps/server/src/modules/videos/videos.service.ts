import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { VideosRepository, type VideoRow } from './videos.repository.js';

/** Films by session, for the modules above. */
@Injectable()
export class VideosService {
  constructor(private readonly videos: VideosRepository) {}

  findBySession(tx: Tx, storeId: string, sessionId: string): Promise<VideoRow | undefined> {
    return this.videos.findBySession(tx, storeId, sessionId);
  }

  listBySessions(tx: Tx, storeId: string, sessionIds: readonly string[]): Promise<VideoRow[]> {
    return this.videos.listBySessions(tx, storeId, sessionIds);
  }

  /** Key frames and artifacts of a film; the objects are the caller's to remove. */
  removeEvidence(tx: Tx, video: VideoRow): Promise<void> {
    return this.videos.removeEvidence(tx, video);
  }

  /** Every film of a store and what was made of it; the objects are the caller's to remove. */
  removeStore(tx: Tx, storeId: string): Promise<void> {
    return this.videos.removeStore(tx, storeId);
  }
}
