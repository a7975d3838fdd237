import { measureQuality } from './frame-quality';
import { halve, toGray, type GrayImage } from './gray-image';
import type { GuideSample } from './guide.model';
import { measureShift } from './shift';

/** The side to which the server shrinks frames before it judges them. */
const WORKING_SIDE = 480;
/** Under this much to see, two frames cannot be told apart and no tear is claimed. */
const TELLING_TEXTURE = 0.02;

/** Looks at the live picture: how well the shelf is seen, and how fast it passes. */
export class FrameSampler {
  private readonly canvas = document.createElement('canvas');
  private before: { atMs: number; image: GrayImage } | null = null;

  /** Null while the picture has no size yet, or where the browser forbids looking. */
  take(video: HTMLVideoElement, atMs: number): GuideSample | null {
    const frame = this.read(video);
    if (frame === null) return null;
    const small = halve(halve(frame));
    const quality = measureQuality(frame, small);
    const { before } = this;
    this.before = { atMs, image: small };
    // A turned phone changes the size of the picture.
    if (before?.image.width !== small.width || before.image.height !== small.height) {
      return { atMs, quality, speed: null, isTorn: false };
    }
    const shift = measureShift(before.image, small);
    const seconds = Math.max(0.05, (atMs - before.atMs) / 1_000);
    return {
      atMs,
      quality,
      speed: shift.isSure ? shift.distance / seconds : null,
      isTorn: !shift.isSure && quality.texture > TELLING_TEXTURE,
    };
  }

  private read(video: HTMLVideoElement): GrayImage | null {
    const longest = Math.max(video.videoWidth, video.videoHeight);
    if (longest === 0) return null;
    const scale = Math.min(1, WORKING_SIDE / longest);
    // Whole quarters, so that halving twice loses nothing.
    const width = Math.round((video.videoWidth * scale) / 4) * 4;
    const height = Math.round((video.videoHeight * scale) / 4) * 4;
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    const context = this.canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return null;
    context.drawImage(video, 0, 0, width, height);
    return toGray(context.getImageData(0, 0, width, height).data, width, height);
  }
}
