import axios from 'axios';

export interface PartToSend {
  url: string;
  headers: Record<string, string>;
  body: Blob | Uint8Array<ArrayBuffer>;
  signal: AbortSignal;
  onSent: (bytes: number) => void;
}

/** Sends one part; answers its ETag without quotes, or null when the browser may not read the header. */
export type SendPart = (part: PartToSend) => Promise<string | null>;

/** A part that makes no headway for this long is given up and tried again. */
const STALL_MS = 30_000;

/** Content type must not be guessed: the address is signed for the headers it came with. */
export const sendPart: SendPart = async ({ url, headers, body, signal, onSent }) => {
  const stall = new AbortController();
  let timer = setTimeout(() => stall.abort(), STALL_MS);
  const abort = () => stall.abort();
  signal.addEventListener('abort', abort);
  try {
    const answer = await axios.put<unknown>(url, body instanceof Uint8Array ? body.buffer : body, {
      headers: { 'Content-Type': 'application/octet-stream', ...headers },
      signal: stall.signal,
      transformRequest: (data: unknown) => data,
      onUploadProgress: ({ loaded }) => {
        clearTimeout(timer);
        timer = setTimeout(() => stall.abort(), STALL_MS);
        onSent(loaded);
      },
    });
    const etag: unknown = answer.headers.etag;
    return typeof etag === 'string' ? etag.replaceAll('"', '') : null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
};
