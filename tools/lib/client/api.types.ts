/** The parts of the API's answers that these tools read. */
export interface Challenge {
  readonly challengeId: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly user: { readonly id: string; readonly name: string };
}

export interface MailboxMessage {
  readonly to: string;
  readonly code: string | null;
}

export interface Store {
  readonly id: string;
  readonly name: string;
}

export interface Product {
  readonly id: string;
  readonly name: string;
}

export interface Wallet {
  readonly balance: number;
  readonly held: number;
  readonly available: number;
}

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

export interface Session {
  readonly id: string;
  readonly status: SessionStatus;
  readonly percent: number;
  readonly etaSeconds: number | null;
  readonly credits: number | null;
  readonly failure: {
    readonly code: string;
    readonly title: string;
    readonly detail: string;
  } | null;
  readonly advice: ReadonlyArray<{
    readonly code: string;
    readonly severity: string;
    readonly message: string;
  }>;
  readonly totals: {
    readonly products: number;
    readonly units: number;
    readonly unrecognised: number;
  } | null;
  readonly provider: string | null;
}

export interface ReportItem {
  readonly id: string;
  readonly productId: string | null;
  readonly name: string;
  readonly barcode: string | null;
  readonly quantity: number;
  readonly confidence: number;
  readonly level: string;
  readonly unrecognised: boolean;
}

export interface Report {
  readonly session: Session;
  readonly items: readonly ReportItem[];
}

export interface UploadPart {
  readonly partNumber: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Upload {
  readonly id: string;
  readonly status: string;
  readonly partSizeBytes: number;
  readonly partCount: number;
  readonly parts: readonly UploadPart[];
  readonly received: ReadonlyArray<{ readonly partNumber: number; readonly etag: string }>;
}
