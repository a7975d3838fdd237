/**
 * The API's shapes as this app reads them. Everything that talks to the server goes through
 * this folder, so that a generated client can take its place.
 */
export type SessionStatus =
  | 'CREATED'
  | 'UPLOADING'
  | 'UPLOADED'
  | 'WAITING_CREDITS'
  | 'QUEUED'
  | 'EXTRACTING'
  | 'DETECTING'
  | 'MERGING'
  | 'READY'
  | 'FAILED'
  | 'CANCELED'
  | 'EXPIRED';

export interface Challenge {
  challengeId: string;
  channel: 'sms' | 'email';
  /** Masked. */
  destination: string;
  expiresAt: string;
  resendAvailableAt: string;
}

export interface Me {
  id: string;
  name: string;
  phone: string | null;
  email: string | null;
  locale: string;
  role: string;
  createdAt: string;
}

export interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
  refreshTokenExpiresAt: string;
  user: Me;
}

export interface RegisterRequest {
  phone?: string;
  email?: string;
  password?: string;
  name: string;
  privacyVersion: string;
  locale?: string;
}

export interface Store {
  id: string;
  name: string;
  giro: string;
  role: 'OWNER' | 'OPERATOR';
  scopes: string[];
  createdAt: string;
}

export interface Wallet {
  /** Whole credits. */
  balance: number;
  held: number;
  available: number;
}

export interface CreditTransaction {
  id: string;
  type: string;
  amount: number;
  balanceAfter: number;
  sessionId: string | null;
  description: string;
  createdAt: string;
}

export interface Quote {
  credits: number;
  available: number;
  sufficient: boolean;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Product {
  id: string;
  name: string;
  brand: string | null;
  size: string | null;
  category: string | null;
  barcodes: string[];
  priceCentavos: number | null;
  referenceCount: number;
  photoUrl: string | null;
  createdAt: string;
}

export interface NewProduct {
  name: string;
  brand?: string;
  size?: string;
  category?: string;
  barcodes?: string[];
  priceCentavos?: number;
}

/** Fractions (0 to 1) of the picture. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Reference {
  id: string;
  crop: Box;
  photoUrl: string;
}

export interface SessionFailure {
  code: string;
  title: string;
  detail: string;
  imageUrl: string | null;
}

export interface SessionAdvice {
  code: string;
  severity: 'info' | 'warning';
  message: string;
  fromMs: number;
  toMs: number;
  imageUrl: string | null;
}

export interface SessionVideo {
  id: string;
  durationMs: number | null;
  sizeBytes: number;
  width: number | null;
  height: number | null;
}

export interface SessionTotals {
  products: number;
  units: number;
  unrecognised: number;
}

export interface Session {
  id: string;
  storeId: string;
  name: string | null;
  status: SessionStatus;
  percent: number;
  etaSeconds: number | null;
  credits: number | null;
  failure: SessionFailure | null;
  advice: SessionAdvice[];
  video: SessionVideo | null;
  totals: SessionTotals | null;
  provider: string | null;
  createdAt: string;
  readyAt: string | null;
}

export type ConfidenceLevel = 'high' | 'medium' | 'low';

export interface Evidence {
  /** The crop of the counted unit. */
  imageUrl: string;
  frameImageUrl: string;
  frameTimeMs: number;
  box: Box;
}

export interface ReportItem {
  id: string;
  productId: string | null;
  name: string;
  brand: string | null;
  barcode: string | null;
  quantity: number;
  confidence: number;
  level: ConfidenceLevel;
  unrecognised: boolean;
  evidence: Evidence | null;
}

export interface Report {
  session: Session;
  items: ReportItem[];
}

export interface Facing extends Evidence {
  confidence: number;
  views: number;
}

export interface ItemEvidence {
  facings: Facing[];
}

export interface UploadPartTarget {
  partNumber: number;
  url: string;
  headers: Record<string, string>;
  expiresAt: string;
}

export interface UploadedPart {
  partNumber: number;
  sizeBytes: number;
  etag: string;
}

export interface Upload {
  id: string;
  sessionId: string;
  status: 'OPEN' | 'COMPLETED' | 'ABORTED' | 'EXPIRED';
  partSizeBytes: number;
  partCount: number;
  parts: UploadPartTarget[];
  received: UploadedPart[];
}

export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  requestId?: string;
  errors?: Array<{ field?: string; path?: string; code?: string; message?: string }>;
}
