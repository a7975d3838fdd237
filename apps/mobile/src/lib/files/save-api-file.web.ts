import { fileCalls } from './file.calls';
import type { SaveApiFile } from './api-file';

/** Kept long enough for the slowest browser to begin its download. */
const KEPT_MS = 60_000;

/** Downloads through the HTTP door, which holds the session, and hands the file to the browser. */
export const saveApiFile: SaveApiFile = async (access, { path, name }) => {
  const content = await access.calls(fileCalls).getFile(path);
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
};
