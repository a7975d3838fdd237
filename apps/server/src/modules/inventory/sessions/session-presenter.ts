import { Inject, Injectable } from '@nestjs/common';
import { adviceText, confidenceLevel, errorText, type Language } from '@miinventario/contracts';
import { Settings } from '../../../platform/settings/settings.service.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { doubtOf } from '../review/doubt.js';
import type { ReportOrder } from './dto/report.query.js';
import type { FacingResponse, ReportItemResponse, ReportResponse } from './dto/report.response.js';
import type { SessionFailureResponse, SessionResponse } from './dto/session.response.js';
import type { FacingRow, ItemRow } from './items.repository.js';
import { isAtRest } from './session-states.js';
import type { ExpectedByProduct, ReportView, SessionView } from './sessions.service.js';

const UNRECOGNISED: Readonly<Record<Language, string>> = {
  es: 'Sin reconocer',
  en: 'Unrecognised',
};
const UNNAMED: Readonly<Record<Language, string>> = {
  es: 'Código {barcode}',
  en: 'Barcode {barcode}',
};

/** Sessions and reports as they are answered: texts in the caller's language, signed addresses. */
@Injectable()
export class SessionPresenter {
  constructor(
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
    private readonly settings: Settings,
  ) {}

  async session({ session, video }: SessionView, language: Language): Promise<SessionResponse> {
    return {
      id: session.id,
      storeId: session.store_id,
      name: session.name,
      area: session.area,
      status: session.status,
      percent: session.percent,
      etaSeconds: isAtRest(session.status) ? null : session.eta_seconds,
      credits: session.credits,
      charged: session.charged,
      failure: await this.failure({ session, video }, language),
      advice: await Promise.all(
        session.advice.map(async ({ objectKey, ...entry }) => ({
          ...entry,
          message: adviceText(entry.code, language),
          imageUrl: await this.address(objectKey),
        })),
      ),
      video: video
        ? {
            id: video.id,
            durationMs: video.duration_ms,
            sizeBytes: video.size_bytes,
            width: video.width,
            height: video.height,
          }
        : null,
      totals: session.totals,
      provider: session.provider,
      createdAt: session.created_at.toISOString(),
      readyAt: session.ready_at?.toISOString() ?? null,
      countId: session.count_id,
      snapshotId: session.snapshot_id,
      confirmedAt: session.confirmed_at?.toISOString() ?? null,
    };
  }

  async report(
    view: ReportView,
    language: Language,
    order: ReportOrder = 'report',
  ): Promise<ReportResponse> {
    const [session, items] = await Promise.all([
      this.session(view, language),
      Promise.all(view.items.map((item) => this.item(item, view.expected, language))),
    ]);
    // The sort is stable: lines of equal doubt keep the order of the report.
    if (order === 'doubt') items.sort((a, b) => b.doubt - a.doubt);
    return { session, items };
  }

  async facing(row: FacingRow): Promise<FacingResponse> {
    const [imageUrl, frameImageUrl] = await Promise.all([
      this.storage.presignRead(row.crop_s3_key),
      this.storage.presignRead(row.frame_s3_key),
    ]);
    return {
      id: row.facing_id,
      imageUrl,
      frameImageUrl,
      frameTimeMs: row.frame_time_ms,
      box: { ...row.box },
      confidence: row.confidence,
      views: row.views,
    };
  }

  async item(
    row: ItemRow,
    expectedByProduct: ExpectedByProduct,
    language: Language,
  ): Promise<ReportItemResponse> {
    const isUnrecognised = row.product_id === null && row.barcode === null && row.label === null;
    const fallback =
      row.barcode === null
        ? UNRECOGNISED[language]
        : UNNAMED[language].replace('{barcode}', row.barcode);
    const known = row.product_id === null ? undefined : expectedByProduct?.get(row.product_id);
    const expected = known ?? null;
    const isReviewed = row.reviewed_at !== null;
    const doubt = doubtOf({
      productId: row.product_id,
      isUnrecognised,
      confidence: row.item_confidence,
      isReviewed,
      quantity: row.quantity,
      expected,
    });
    return {
      id: row.id,
      productId: row.product_id,
      name: row.product_name ?? row.label ?? fallback,
      brand: row.product_brand ?? row.brand,
      barcode: row.barcode,
      quantity: row.quantity,
      visibleUnits: row.visible_units,
      depthFactor: row.depth_factor,
      expected,
      difference: expected === null ? null : row.quantity - expected,
      confidence: row.item_confidence,
      level: isReviewed ? 'high' : confidenceLevel(row.item_confidence),
      unrecognised: isUnrecognised,
      origin: row.origin,
      reviewed: isReviewed,
      doubt: doubt.score,
      doubtReasons: [...doubt.reasons],
      version: row.version,
      candidates: (row.candidates ?? []).map((candidate) => ({
        ...candidate,
        score: Number(candidate.score.toFixed(3)),
      })),
      evidence: hasEvidence(row) ? await this.facing(row) : null,
    };
  }

  private async failure(
    { session }: SessionView,
    language: Language,
  ): Promise<SessionFailureResponse | null> {
    if (session.failure_code === null) return null;
    const params = {
      minSeconds: await this.settings.get('films.min_seconds'),
      maxSeconds: await this.settings.get('films.max_seconds'),
    };
    return {
      code: session.failure_code,
      ...errorText(session.failure_code, language, params),
      imageUrl: await this.address(session.failure_s3_key),
    };
  }

  private async address(objectKey: string | null): Promise<string | null> {
    return objectKey === null ? null : this.storage.presignRead(objectKey);
  }
}

/** A line without facings at hand has columns of NULL where its evidence would be. */
function hasEvidence(row: ItemRow): row is ItemRow & FacingRow {
  return typeof row.crop_s3_key === 'string';
}
