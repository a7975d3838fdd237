import { useCallback, useRef, useState } from 'react';

import {
  startGuide,
  takeSample,
  warningNow,
  type GuideSample,
  type GuideState,
  type GuideWarning,
} from './guide/guide.model';

export interface Guide {
  /** What to say now; the screen is drawn again only when it changes. */
  warning: GuideWarning | null;
  onSample: (sample: GuideSample, isRecording: boolean) => void;
  /** What was seen of the film so far. */
  read: () => GuideState;
  restart: () => void;
}

/** Collects what the camera tells and turns it into a word to the person. */
export function useGuide(): Guide {
  const state = useRef<GuideState>(startGuide);
  const [warning, setWarning] = useState<GuideWarning | null>(null);
  const onSample = useCallback((sample: GuideSample, isRecording: boolean) => {
    state.current = takeSample(state.current, sample, isRecording);
    setWarning(warningNow(state.current));
  }, []);
  const read = useCallback(() => state.current, []);
  const restart = useCallback(() => {
    state.current = startGuide;
    setWarning(null);
  }, []);
  return { warning, onSample, read, restart };
}
