import { describe, expect, it } from 'vitest';
import { drawTexture, film } from '../test/synthetic-shelf.js';
import { apply, invert, median, multiply, type GrayImage, type Homography } from './index.js';
import { buildShelfMap, type ShelfMap } from './shelf-map.js';
import { ShelfTracker } from './shelf-tracker.js';

const SIZE = { width: 240, height: 136 };

function camera(x: number, y: number, zoom = 1, turn = 0): Homography {
  const [c, s] = [zoom * Math.cos(turn), zoom * Math.sin(turn)];
  return [c, -s, -c * x + s * y, s, c, -s * x - c * y, 0, 0, 1];
}

/** A hand's path: a pan of `speed` pixels per frame with tremor, turn and breathing zoom. */
function pan(frames: number, speed: number, from = 20): Homography[] {
  return Array.from({ length: frames }, (_, i) =>
    camera(
      from + speed * i + 2 * Math.sin(i * 1.7),
      14 + 3 * Math.sin(i * 0.9),
      1 + 0.04 * Math.sin(i * 0.35),
      0.02 * Math.sin(i * 0.5),
    ),
  );
}

function track(texture: GrayImage, cameras: ReadonlyArray<Homography | 'blank'>): ShelfTracker {
  const tracker = new ShelfTracker();
  cameras.forEach((view, i) => {
    const blank = { ...SIZE, pixels: new Uint8Array(SIZE.width * SIZE.height).fill(30) };
    tracker.push(view === 'blank' ? blank : film(texture, view, SIZE), i, i * 83);
  });
  return tracker;
}

const maps = new WeakMap<ShelfTracker, ShelfMap>();

function mapOf(tracker: ShelfTracker): ShelfMap {
  const map = maps.get(tracker) ?? buildShelfMap(tracker);
  maps.set(tracker, map);
  return map;
}

/** Pixels by which estimated motion between two frames misses the true one, at the frame's centre. */
function motionError(tracker: ShelfTracker, cameras: readonly Homography[], a: number, b: number) {
  const map = mapOf(tracker);
  const pose = (i: number): Homography => {
    const seen = tracker.observations[i]!;
    return multiply(map.poses[seen.anchor]!, invert(seen.map));
  };
  const found = apply(multiply(invert(pose(b)), pose(a)), SIZE.width / 2, SIZE.height / 2);
  const truth = apply(multiply(cameras[b]!, invert(cameras[a]!)), SIZE.width / 2, SIZE.height / 2);
  return Math.hypot(found.x - truth.x, found.y - truth.y);
}

describe('ShelfTracker', () => {
  it('follows a shaking, breathing, turning hand along the shelf', () => {
    const cameras = pan(60, 7);
    const tracker = track(drawTexture(3, 760, 220), cameras);
    expect(tracker.observations.every((seen) => seen.anchor >= 0)).toBe(true);
    const errors = cameras.slice(1).map((_, i) => motionError(tracker, cameras, i, i + 1));
    expect(median(errors)).toBeLessThan(0.15);
    expect(motionError(tracker, cameras, 0, 59)).toBeLessThan(4);
  });

  it('does not slip by one pack along a row of identical ones', () => {
    const texture = drawTexture(8, 760, 220, { width: 44, height: 90, y: 40 });
    const cameras = pan(50, 9);
    const tracker = track(texture, cameras);
    expect(motionError(tracker, cameras, 0, 49)).toBeLessThan(8);
  });

  it('closes the loop on the way back, so that the end lies on the beginning', () => {
    const there = pan(40, 8);
    const cameras = [...there, ...[...there].reverse()];
    const tracker = track(drawTexture(4, 760, 220), cameras);
    expect(motionError(tracker, cameras, 0, 79)).toBeLessThan(0.5);
    expect(motionError(tracker, cameras, 20, 59)).toBeLessThan(0.5);
  });

  it('takes up the thread after blank frames', () => {
    const cameras = pan(30, 4);
    const views = cameras.map((view, i) => (i === 12 || i === 13 ? ('blank' as const) : view));
    const tracker = track(drawTexture(6, 760, 220), views);
    expect(tracker.observations.filter((seen) => seen.anchor < 0).map((o) => o.frameIndex)).toEqual(
      [12, 13],
    );
    expect(buildShelfMap(tracker).segments.every((segment) => segment === 0)).toBe(true);
    expect(motionError(tracker, cameras, 5, 25)).toBeLessThan(1.5);
  });

  it('joins a second scene to the first where they show the same shelf', () => {
    const cameras = [...pan(25, 7), ...pan(25, 7, 110)];
    const tracker = track(drawTexture(9, 760, 220), cameras);
    expect(new Set(buildShelfMap(tracker).segments)).toEqual(new Set([0]));
    expect(motionError(tracker, cameras, 15, 30)).toBeLessThan(1.5);
  });

  it('keeps scenes of different shelves apart', () => {
    const tracker = new ShelfTracker();
    const shelves = [drawTexture(21, 500, 220), drawTexture(22, 500, 220)];
    shelves.forEach((shelf, s) =>
      pan(15, 6).forEach((view, i) => {
        tracker.push(film(shelf, view, SIZE), s * 15 + i, (s * 15 + i) * 83);
      }),
    );
    expect(Math.max(...buildShelfMap(tracker).segments)).toBe(1);
  });
});
