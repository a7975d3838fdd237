import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawShelf, type DrawnPack, type PackName } from './ai-shelf.js';

export interface SceneFrame {
  readonly frameIndex: number;
  readonly width: number;
  readonly height: number;
  readonly path: string;
}

/** Drawn key frames on disk, with what stands in them. */
export interface Scene {
  readonly frames: readonly SceneFrame[];
  /** By frame index. */
  readonly truth: ReadonlyMap<number, readonly DrawnPack[]>;
  remove(): Promise<void>;
}

const KINDS: readonly PackName[] = ['coke', 'soap', 'sprite', 'unread'];

/** `count` key frames of two shelves with eight packs each, of that size. */
export async function drawScene(count: number, width = 1280, height = 720): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'mi-scene-'));
  const frames: SceneFrame[] = [];
  const truth = new Map<number, DrawnPack[]>();
  for (let index = 0; index < count; index += 1) {
    // Like numbers of a film: not from zero, not without gaps.
    const frameIndex = 7 + index * 13;
    const packs = arrange(width, height, index);
    const path = join(folder, `${frameIndex}.jpg`);
    await writeFile(path, await drawShelf(width, height, packs));
    frames.push({ frameIndex, width, height, path });
    truth.set(frameIndex, packs);
  }
  return { frames, truth, remove: () => rm(folder, { recursive: true, force: true }) };
}

function arrange(width: number, height: number, shift: number): DrawnPack[] {
  const [cellX, cellY] = [width / 4, height / 2];
  return Array.from({ length: 8 }, (_, place) => {
    const [column, row] = [place % 4, Math.floor(place / 4)];
    return {
      pack: KINDS[(place + shift + row) % KINDS.length]!,
      box: {
        x: Math.round(column * cellX + cellX * 0.15),
        y: Math.round(row * cellY + cellY * 0.1),
        width: Math.round(cellX * 0.6),
        height: Math.round(cellY * 0.75),
      },
    };
  });
}
