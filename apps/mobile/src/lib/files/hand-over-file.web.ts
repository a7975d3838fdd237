import { FailureError } from '../api/failure';
import type { HandOverFile, SignedFile } from './signed-file';

/** Kept long enough for the slowest browser to begin its download. */
const KEPT_MS = 60_000;

async function fetchFile({ url, name, mimeType }: SignedFile): Promise<File> {
  const answer = await fetch(url).catch(() => {
    throw new FailureError({ kind: 'offline' });
  });
  if (!answer.ok) throw new FailureError({ kind: 'server', status: answer.status });
  return new File([await answer.blob()], name, { type: mimeType });
}

/** Whether this browser hands files to other apps; desktops mostly do not. */
export const canSendFiles = (): boolean =>
  typeof navigator.canShare === 'function' &&
  navigator.canShare({ files: [new File(['a'], 'a.pdf', { type: 'application/pdf' })] });

/** The browser's own download. */
export const saveFile: HandOverFile = async (wanted) => {
  const address = URL.createObjectURL(await fetchFile(wanted));
  const link = document.createElement('a');
  link.href = address;
  link.download = wanted.name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
};

/** The browser's sheet: WhatsApp, mail. A kind of file that it refuses is downloaded instead. */
export const sendFile: HandOverFile = async (wanted) => {
  const file = await fetchFile(wanted);
  if (!navigator.canShare({ files: [file] })) return saveFile(wanted);
  // Closing the sheet rejects, and is no fault.
  return navigator.share({ files: [file], title: wanted.name }).catch(() => undefined);
};
