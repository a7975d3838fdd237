import type { CameraFault } from './capture.model';
import type { RecordedFilm } from './recorded-film';

/** The live picture. Recording follows `isRecording`; the film comes after it turns false. */
export interface CameraRecorderProps {
  isRecording: boolean;
  onReady: () => void;
  onFault: (fault: CameraFault) => void;
  onRecorded: (film: RecordedFilm) => void;
}

/** 720p at this rate keeps a minute under 15 MB. */
export const VIDEO_BITS_PER_SECOND = 2_000_000;
