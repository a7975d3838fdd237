import * as Brightness from 'expo-brightness';
import { activateKeepAwakeAsync, deactivateKeepAwake } from 'expo-keep-awake';
import { useEffect } from 'react';

const TAG = 'voucher';

/** Full brightness of this app's window, without sleep, while it holds; a scanner needs light. */
export function useBrightScreen(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    let before: number | undefined;
    let isOver = false;
    const raise = async () => {
      await activateKeepAwakeAsync(TAG);
      before = await Brightness.getBrightnessAsync();
      if (!isOver) await Brightness.setBrightnessAsync(1);
    };
    // A phone that refuses still shows its barcode.
    raise().catch(() => undefined);
    return () => {
      isOver = true;
      void deactivateKeepAwake(TAG).catch(() => undefined);
      if (before !== undefined) void Brightness.setBrightnessAsync(before).catch(() => undefined);
    };
  }, [isOn]);
}
