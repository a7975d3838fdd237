import type { Readable } from 'node:stream';

export interface PresignedRequest {
  readonly url: string;
  /** Headers the client must send along. */
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: Date;
}

export interface StoredPart {
  /** From 1. */
  readonly partNumber: number;
  readonly sizeBytes: number;
  /** Without quotes. */
  readonly etag: string;
}

export interface PartReference {
  readonly partNumber: number;
  readonly etag: string;
}

export interface ObjectFacts {
  readonly sizeBytes: number;
}

/** Thrown when the parts named at completion are not the parts the store has. */
export class PartsMismatchError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'PartsMismatchError';
  }
}

/**
 * Objects by key, uploaded in parts straight from the client by presigned addresses. Keys are
 * slash-separated and hold no personal data. All methods are safe to repeat.
 */
export interface ObjectStorage {
  /** Begins an upload in parts; gives the store's own id of it. */
  beginMultipart(key: string, contentType: string): Promise<string>;
  /** An address that takes exactly one part, for a limited time. */
  presignPart(key: string, multipartId: string, partNumber: number): Promise<PresignedRequest>;
  /** The parts the store has, by number; empty when the upload is unknown. */
  listParts(key: string, multipartId: string): Promise<StoredPart[]>;
  /**
   * Makes the object of its parts. Repeating it after success succeeds.
   * @throws PartsMismatchError
   */
  completeMultipart(
    key: string,
    multipartId: string,
    parts: readonly PartReference[],
  ): Promise<void>;
  abortMultipart(key: string, multipartId: string): Promise<void>;
  put(key: string, body: Buffer, contentType: string): Promise<void>;
  /** The whole object as a stream; undefined when there is none. */
  read(key: string): Promise<Readable | undefined>;
  head(key: string): Promise<ObjectFacts | undefined>;
  remove(key: string): Promise<void>;
  /** Removes every object below a folder, `stores/<id>/`: the slash at the end is part of it. */
  removeAll(folder: `${string}/`): Promise<void>;
  /** An address from which anybody who holds it may read the object for a limited time. */
  presignRead(key: string): Promise<string>;
  isReachable(): Promise<boolean>;
}

/** Injection token of the store chosen by configuration. */
export const OBJECT_STORAGE = Symbol('OBJECT_STORAGE');

/** How long a part may take to arrive: a phone on a poor network sends 8 MiB within this. */
export const PART_URL_SECONDS = 6 * 3600;
/** Read addresses are stable within this window, so that a phone's picture cache works. */
export const READ_URL_SECONDS = 6 * 3600;
