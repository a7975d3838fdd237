import { access, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The folder, or the nearest one above it that is there: before the first film it is not made. */
export async function existingFolder(folder: string): Promise<string> {
  for (let path = folder; ; path = dirname(path)) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere || dirname(path) === path) return path;
  }
}

/** Share of the file system that is in use, 0 to 1, as `df` tells it. */
export async function diskUse(folder: string): Promise<number> {
  const { blocks, bfree, bavail } = await statfs(await existingFolder(folder));
  const used = blocks - bfree;
  return used + bavail === 0 ? 0 : used / (used + bavail);
}
