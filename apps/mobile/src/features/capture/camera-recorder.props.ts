import type { CameraFault } from './capture.model';
import type { GuideSample } from './guide/guide.model';
import type { RecordedFilm } from './recorded-film';

/** The live picture. Recording follows `isRecording`; the film comes after it turns false. */
export interface CameraRecorderProps {
  isRecording: boolean;
  /** Holds the film without ending it. */
  isPaused: boolean;
  onReady: (can: CameraAbilities) => void;
  onFault: (fault: CameraFault) => void;
  onRecorded: (film: RecordedFilm) => void;
  /** A look at what the camera sees, a few times a second. */
  onSample: (sample: GuideSample) => void;
}

export interface CameraAbilities {
  canPause: boolean;
}

/** 720p at this rate keeps a minute under 15 MB. */
export const VIDEO_BITS_PER_SECOND = 2_000_000;

/** Often enough to catch a shake, seldom enough for a cheap phone. */
export const SAMPLE_EVERY_MS = 250;
