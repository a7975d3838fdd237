import { useEffect } from 'react';

/** A browser may not touch the brightness; where it can, it at least keeps the screen awake. */
export function useBrightScreen(isOn: boolean): void {
  useEffect(() => {
    const { wakeLock } = navigator as { wakeLock?: WakeLock };
    if (!isOn || wakeLock === undefined) return;
    const lock = wakeLock.request('screen').catch(() => undefined);
    return () => {
      void lock.then((held) => held?.release());
    };
  }, [isOn]);
}
