import type { RecordedFilm } from './recorded-film';

const METADATA_WAIT_MS = 4_000;

/** Null when the file has no duration (MediaRecorder's WebM) or cannot be played here. */
function measureDuration(uri: string): Promise<number | null> {
  return new Promise((resolve) => {
    const video = document.createElement('video');
    const timer = setTimeout(() => resolve(null), METADATA_WAIT_MS);
    const settle = (durationMs: number | null) => {
      clearTimeout(timer);
      resolve(durationMs);
    };
    video.preload = 'metadata';
    video.onloadedmetadata = () =>
      settle(Number.isFinite(video.duration) ? Math.round(video.duration * 1000) : null);
    video.onerror = () => settle(null);
    video.src = uri;
  });
}

function chooseFile(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.style.display = 'none';
    const settle = (file: File | null) => {
      input.remove();
      resolve(file);
    };
    input.addEventListener('change', () => settle(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => settle(null));
    document.body.appendChild(input);
    input.click();
  });
}

/** Null when the person changes their mind. */
export async function pickFilm(): Promise<RecordedFilm | null> {
  const file = await chooseFile('video/*');
  if (file === null) return null;
  const previewUri = URL.createObjectURL(file);
  return {
    source: { kind: 'blob', blob: file },
    fileName: file.name,
    contentType: file.type === '' ? 'application/octet-stream' : file.type,
    sizeBytes: file.size,
    durationMs: await measureDuration(previewUri),
    previewUri,
  };
}
