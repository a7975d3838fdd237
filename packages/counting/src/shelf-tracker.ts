/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes come from the tracker's own lists */
import type { Homography } from './types.js';
import type { FrameQuality, GrayImage, Pyramid } from './image.js';
import type { Alignment } from './align.js';
import type { Template } from './template.js';
import type { PoseEdge } from './pose-graph.js';
import { buildPyramid, measureQuality } from './image.js';
import { align } from './align.js';
import { buildTemplate } from './template.js';
import { searchShift } from './coarse-search.js';
import { relocalise } from './relocalise.js';
import { apply, IDENTITY, invert, isPlausible, multiply, translation } from './homography.js';

export const PYRAMID_LEVELS = 4;
const COARSE = PYRAMID_LEVELS - 1;
const COARSE_SCALE = 1 << COARSE;

/** A frame others are aligned to. */
export interface Anchor {
  readonly frameIndex: number;
  readonly timeMs: number;
  readonly pyramid: Pyramid;
}

/** What is known of one surveyed frame. */
export interface Observation {
  readonly frameIndex: number;
  readonly timeMs: number;
  readonly quality: FrameQuality;
  /** The anchor it was aligned to, or -1 where it could not be placed. */
  readonly anchor: number;
  /** Anchor pixels to frame pixels, working size. */
  readonly map: Homography;
  /** Distance the frame's centre moved since the last placed frame, working pixels per second. */
  readonly speed: number;
  readonly correlation: number;
}

/** An alignment below both was not of the same scene. */
const MIN_CORRELATION = 0.65;
const MIN_AGREEMENT = 0.55;
/** Where the hand was expected to go and the picture fits this well, it is not looked for elsewhere. */
const SURE_CORRELATION = 0.9;
/**
 * A new anchor is wanted below the first overlap, and below the second the sharpest there is must
 * do; frames below the third are kept in mind for that.
 */
const WANT_ANCHOR_OVERLAP = 0.68;
const FORCE_ANCHOR_OVERLAP = 0.5;
const SPARE_OVERLAP = 0.8;
const WANT_ANCHOR_CORRELATION = 0.8;
/** Frames lost in a row after which the view is looked for elsewhere, and a new stretch begins. */
const LOOK_AFTER_FRAMES = 3;
const LOST_FRAMES = 8;
/** Latest anchors among which it is looked for; the rest are compared once, at the end. */
const RELOCALISE_ANCHORS = 12;
/** Edges per working pixel under which there is nothing to hold on to. */
const MIN_TEXTURE = 0.004;
/** Correlation that one coarse pixel of surprise costs: see ShiftSearch. */
const SURPRISE = 0.006;

interface Placed {
  readonly sharpness: number;
  readonly frameIndex: number;
  readonly pyramid: Pyramid;
  readonly timeMs: number;
  /** Current anchor to this frame. */
  readonly map: Homography;
}

/**
 * Follows the camera along the shelf, one frame at a time: each frame is aligned directly to the
 * last anchor, which is renewed as the view moves on. Holds one small image per anchor and no
 * frames, so memory grows with the shelf's length, not with the film's.
 */
export class ShelfTracker {
  readonly anchors: Anchor[] = [];
  readonly edges: PoseEdge[] = [];
  readonly observations: Observation[] = [];
  private template: Template | undefined;
  private last: Placed | undefined;
  /** Working pixels per millisecond. */
  private velocity = { x: 0, y: 0 };
  private lost = 0;
  private recentSharpness: number[] = [];
  /** The sharpest frame since the anchor that would do as the next one. */
  private spare: Placed | undefined;

  /** Frames must come in film order; the image is kept, so it must not be reused. */
  push(image: GrayImage, frameIndex: number, timeMs: number): void {
    const pyramid = buildPyramid(image, PYRAMID_LEVELS);
    const quality = measureQuality(pyramid);
    const frame = { frameIndex, timeMs, pyramid, quality };
    if (quality.texture < MIN_TEXTURE || quality.contrast < 0.04) {
      this.miss(frame);
      return;
    }
    if (this.last === undefined || this.template === undefined) {
      this.begin(frame);
      return;
    }
    const found = this.follow(pyramid, timeMs) ?? this.stepFromLast(pyramid, timeMs);
    if (found === undefined) this.recover(frame);
    else this.place(frame, found);
  }

  /**
   * The view has changed too much since the anchor (parallax does that), but not since the last
   * frame: that one becomes the anchor.
   */
  private stepFromLast(pyramid: Pyramid, timeMs: number): Alignment | undefined {
    const last = this.last;
    if (last === undefined || last.map === IDENTITY) return undefined;
    const before = this.template;
    this.template = buildTemplate(last.pyramid);
    this.last = { ...last, map: IDENTITY };
    const found = this.follow(pyramid, timeMs);
    if (found === undefined) {
      this.template = before;
      this.last = last;
      return undefined;
    }
    this.link(last.map, 1);
    this.anchors.push(toAnchor(last));
    this.spare = undefined;
    return found;
  }

  /** An edge from the current anchor to the one about to be added. */
  private link(map: Homography, weight: number): void {
    const to = this.anchors.length;
    this.edges.push({ from: to - 1, to, map, weight });
  }

  private follow(pyramid: Pyramid, timeMs: number): Alignment | undefined {
    const last = this.last!;
    const elapsed = timeMs - last.timeMs;
    const expected = {
      dx: (this.velocity.x * elapsed) / COARSE_SCALE,
      dy: (this.velocity.y * elapsed) / COARSE_SCALE,
    };
    const predicted = translation(expected.dx * COARSE_SCALE, expected.dy * COARSE_SCALE);
    const asExpected = this.tryAlign(pyramid, multiply(predicted, last.map));
    if (asExpected !== undefined && asExpected.correlation >= SURE_CORRELATION) return asExpected;
    for (const radius of [4, 14]) {
      const shift = searchShift(last.pyramid[COARSE]!, pyramid[COARSE]!, {
        expected,
        radius,
        surprise: SURPRISE,
      });
      if (radius === 4 && shift.correlation < 0.8) continue;
      const move = translation(shift.dx * COARSE_SCALE, shift.dy * COARSE_SCALE);
      const found = this.tryAlign(pyramid, multiply(move, last.map));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private tryAlign(pyramid: Pyramid, guess: Homography): Alignment | undefined {
    const found = align(this.template!, pyramid, guess, { startLevel: COARSE });
    return found !== undefined && isTrusted(found, pyramid) ? found : undefined;
  }

  private place(frame: Frame, found: Alignment): void {
    const { width, height } = frame.pyramid[0]!;
    const elapsed = Math.max(1, frame.timeMs - this.last!.timeMs);
    const step = multiply(found.map, invert(this.last!.map));
    const centre = apply(step, width / 2, height / 2);
    const moved = { x: centre.x - width / 2, y: centre.y - height / 2 };
    this.velocity = { x: moved.x / elapsed, y: moved.y / elapsed };
    this.lost = 0;
    const placed = toPlaced(frame, found.map);
    this.last = placed;
    this.observe(frame, {
      anchor: this.anchors.length - 1,
      map: found.map,
      speed: (1000 * Math.hypot(moved.x, moved.y)) / elapsed,
      correlation: found.correlation,
    });
    if (this.wantsAnchor(frame, found)) {
      this.link(found.map, 1);
      this.anchor(frame);
    } else if (found.overlap < FORCE_ANCHOR_OVERLAP) this.anchorSharpest(frame, placed);
    else if (found.overlap < SPARE_OVERLAP && placed.sharpness > (this.spare?.sharpness ?? 0)) {
      this.spare = placed;
    }
  }

  private wantsAnchor(frame: Frame, found: Alignment): boolean {
    const wanted =
      found.overlap < WANT_ANCHOR_OVERLAP || found.correlation < WANT_ANCHOR_CORRELATION;
    return wanted && frame.quality.sharpness >= this.usualSharpness();
  }

  /**
   * The view has left the anchor while every frame was blurred. What blurs this one would blur all
   * that is aligned to it, so the sharpest frame of the stretch becomes the anchor if this one can be
   * aligned to it.
   */
  private anchorSharpest(frame: Frame, placed: Placed): void {
    const { spare } = this;
    if (spare !== undefined && spare.sharpness > placed.sharpness) {
      const template = buildTemplate(spare.pyramid);
      const guess = multiply(placed.map, invert(spare.map));
      const found = align(template, frame.pyramid, guess, { startLevel: 1 });
      if (found && isTrusted(found, frame.pyramid) && found.overlap >= FORCE_ANCHOR_OVERLAP) {
        this.link(spare.map, 1);
        this.anchors.push(toAnchor(spare));
        this.template = template;
        this.last = { ...placed, map: found.map };
        this.spare = undefined;
        return;
      }
    }
    this.link(placed.map, 1);
    this.anchor(frame);
  }

  /** Median of the recent frames. */
  private usualSharpness(): number {
    const sorted = [...this.recentSharpness].sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 0;
  }

  /** After a jump: look for the view among the anchors, newest first, or start afresh. */
  private recover(frame: Frame): void {
    this.lost++;
    // A passer-by or a jerk is over in a moment, and looking everywhere costs as much as many frames.
    const isTimeToLook = this.lost === LOOK_AFTER_FRAMES || this.lost >= LOST_FRAMES;
    const known = isTimeToLook
      ? relocalise(frame.pyramid, this.anchors, RELOCALISE_ANCHORS)
      : undefined;
    if (known !== undefined) {
      this.edges.push({ from: known.anchor, to: this.anchors.length, map: known.map, weight: 0.5 });
      this.begin(frame);
    } else if (this.lost >= LOST_FRAMES) this.begin(frame);
    else this.miss(frame);
  }

  /** Starts a stretch at this frame. */
  private begin(frame: Frame): void {
    this.velocity = { x: 0, y: 0 };
    this.lost = 0;
    this.observe(frame, {
      anchor: this.anchors.length,
      map: IDENTITY,
      speed: 0,
      correlation: 1,
    });
    this.anchor(frame);
  }

  private anchor(frame: Frame): void {
    const placed = toPlaced(frame, IDENTITY);
    this.anchors.push(toAnchor(placed));
    this.template = buildTemplate(frame.pyramid);
    this.last = placed;
    this.spare = undefined;
  }

  private miss(frame: Frame): void {
    this.observe(frame, { anchor: -1, map: IDENTITY, speed: 0, correlation: 0 });
  }

  private observe(
    frame: Frame,
    seen: Pick<Observation, 'anchor' | 'map' | 'speed' | 'correlation'>,
  ) {
    this.recentSharpness.push(frame.quality.sharpness);
    if (this.recentSharpness.length > 15) this.recentSharpness.shift();
    const { frameIndex, timeMs, quality } = frame;
    this.observations.push({ frameIndex, timeMs, quality, ...seen });
  }
}

interface Frame {
  readonly frameIndex: number;
  readonly timeMs: number;
  readonly pyramid: Pyramid;
  readonly quality: FrameQuality;
}

function toPlaced({ frameIndex, timeMs, pyramid, quality }: Frame, map: Homography): Placed {
  return { frameIndex, timeMs, pyramid, map, sharpness: quality.sharpness };
}

function toAnchor({ frameIndex, timeMs, pyramid }: Placed): Anchor {
  return { frameIndex, timeMs, pyramid };
}

/** Whether an alignment is of the same scene and of a kind that a hand can make. */
export function isTrusted(found: Alignment, pyramid: Pyramid): boolean {
  const { width, height } = pyramid[0]!;
  return (
    (found.correlation >= MIN_CORRELATION || found.agreement >= MIN_AGREEMENT) &&
    found.overlap >= 0.2 &&
    isPlausible(found.map, width, height)
  );
}
