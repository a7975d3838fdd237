/** A file at an address that anybody who holds it may read for a while. */
export interface SignedFile {
  url: string;
  name: string;
  mimeType: string;
}

export type HandOverFile = (file: SignedFile) => Promise<void>;
