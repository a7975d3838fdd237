/**
 * The API's shapes under the names this app uses. They come from the generated client, so a
 * change of the server's contract shows up as a type error here and in nothing that is written
 * by hand.
 */
import type {
  ChallengeResponse,
  CreateProductRequest,
  EvidenceBox,
  FacingResponse,
  ItemEvidenceResponse,
  MeResponse,
  ProductResponse,
  QuoteResponse,
  ReferenceResponse,
  RegisterRequest as GeneratedRegisterRequest,
  ReportItemResponse,
  ReportResponse,
  SessionAdviceResponse,
  SessionFailureResponse,
  SessionResponse,
  SessionResponseStatus,
  SessionTotalsResponse,
  StoreResponse,
  TokensResponse,
  TransactionResponse,
  UpdateProductRequest,
  UploadResponse,
  WalletResponse,
} from '@miinventario/contracts/client';

export type Challenge = ChallengeResponse;
export type Me = MeResponse;
export type Tokens = TokensResponse;
export type RegisterRequest = GeneratedRegisterRequest;
export type Store = StoreResponse;
export type Wallet = WalletResponse;
export type CreditTransaction = TransactionResponse;
export type Quote = QuoteResponse;
export type Product = ProductResponse;
export type ProductChanges = UpdateProductRequest;
export type Reference = ReferenceResponse;
export type Session = SessionResponse;
export type SessionStatus = SessionResponseStatus;
export type SessionFailure = SessionFailureResponse;
export type SessionAdvice = SessionAdviceResponse;
export type SessionTotals = SessionTotalsResponse;
export type Report = ReportResponse;
export type ReportItem = ReportItemResponse;
export type ConfidenceLevel = ReportItemResponse['level'];
export type Box = EvidenceBox;
export type Facing = FacingResponse;
export type ItemEvidence = ItemEvidenceResponse;
export type Upload = UploadResponse;
export type UploadPartTarget = UploadResponse['parts'][number];
export type UploadedPart = UploadResponse['received'][number];

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** The document describes these three as objects; the server takes and gives plain text. */
export type NewProduct = Omit<CreateProductRequest, 'brand' | 'size' | 'category'> & {
  brand?: string;
  size?: string;
  category?: string;
};

/** A refusal as RFC 9457 tells it. */
export interface Problem {
  title: string;
  status: number;
  detail?: string;
  /** Stable, e.g. `credits.insufficient`. */
  code: string;
}
