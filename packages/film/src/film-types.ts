/** Why a file is refused before anything is charged. Stable: they are shown and translated. */
export type FilmRefusalCode =
  | 'film.empty'
  | 'film.unreadable'
  | 'film.no_video_track'
  | 'film.unsupported_codec'
  | 'film.too_short'
  | 'film.too_long'
  | 'film.too_large';

export interface FilmInfo {
  /** Measured from the packets, never the container's promise. */
  readonly durationMs: number;
  /** Upright, with the container's rotation applied, pixels. */
  readonly width: number;
  readonly height: number;
  /** Clockwise turn that the container asks of the player: 0, 90, 180 or 270. */
  readonly rotationDegrees: number;
  readonly codec: string;
  readonly fps: number;
  readonly frameCount?: number;
  readonly sizeBytes: number;
  /** The file ends before the film that its header promises does. */
  readonly incomplete: boolean;
  /**
   * When each frame is shown, ms from the first; there only where the frames that others are drawn
   * from are dense enough to survey the film by, so that the rest need not be decoded.
   */
  readonly frameTimesMs?: readonly number[];
}

export type FilmProbe =
  | { readonly ok: true; readonly film: FilmInfo }
  | { readonly ok: false; readonly code: FilmRefusalCode; readonly detail: string };

export interface FfmpegPaths {
  readonly ffmpeg?: string;
  readonly ffprobe?: string;
}

export interface FilmLimits {
  readonly minDurationMs: number;
  readonly maxDurationMs: number;
  readonly maxSizeBytes: number;
}

export const DEFAULT_LIMITS: FilmLimits = {
  minDurationMs: 5_000,
  maxDurationMs: 120_000,
  maxSizeBytes: 500 * 1024 * 1024,
};

export interface ExtractedFrame {
  readonly frameIndex: number;
  readonly path: string;
  readonly width: number;
  readonly height: number;
}
