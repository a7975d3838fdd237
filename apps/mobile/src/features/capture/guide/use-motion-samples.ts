import { Gyroscope } from 'expo-sensors';
import { useEffect, useRef } from 'react';

import { SAMPLE_EVERY_MS } from '../camera-recorder.props';
import type { GuideSample } from './guide.model';

/** What the back camera of a phone sees across, upright: about 55 degrees. */
const VIEW_RADIANS = 0.96;

/**
 * Speed from the turning of the phone, where frames cannot be looked at. Walking along the shelf
 * without turning is not felt; a sweep of the hand, the usual haste, is.
 */
export function useMotionSamples(onSample: (sample: GuideSample) => void): void {
  const callback = useRef(onSample);
  callback.current = onSample;
  useEffect(() => {
    let isGone = false;
    let stop: (() => void) | null = null;
    void Gyroscope.isAvailableAsync().then((isAvailable) => {
      if (!isAvailable || isGone) return;
      Gyroscope.setUpdateInterval(SAMPLE_EVERY_MS);
      const listening = Gyroscope.addListener(({ x, y }) =>
        callback.current({
          atMs: Date.now(),
          quality: null,
          speed: Math.hypot(x, y) / VIEW_RADIANS,
          isTorn: false,
        }),
      );
      stop = () => listening.remove();
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, []);
}
