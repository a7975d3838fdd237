import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '@miinventario/devkit';

const SIZE_MIB = 192;

/** A file system of its own and of a fixed size, for what the worker writes while it works. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Undefined where mounting is not allowed. */
  static async mount(folder: string): Promise<SmallDisk | undefined> {
    await mkdir(folder, { recursive: true });
    try {
      await runCommand({
        name: 'mount',
        command: 'mount',
        args: ['-t', 'tmpfs', '-o', `size=${SIZE_MIB}m,mode=1777`, 'tmpfs', folder],
      });
    } catch {
      return undefined;
    }
    return new SmallDisk(folder);
  }

  /** Leaves no byte free. */
  async fill(): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    const chunk = Buffer.alloc(Math.max(bsize, 1));
    // Written as far as it goes: the last write is the one that does not fit.
    await writeFile(join(this.folder, 'ballast'), Buffer.alloc(bavail * bsize)).catch(() =>
      writeFile(join(this.folder, 'ballast-end'), chunk).catch(() => undefined),
    );
  }

  async free(): Promise<void> {
    await rm(join(this.folder, 'ballast'), { force: true });
    await rm(join(this.folder, 'ballast-end'), { force: true });
  }

  async unmount(): Promise<void> {
    await runCommand({ name: 'umount', command: 'umount', args: ['-l', this.folder] });
  }
}
