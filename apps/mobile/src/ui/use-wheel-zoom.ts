import type { RefObject } from 'react';
import type { View } from 'react-native';

/** Phones have no wheel. */
export function useWheelZoom(
  _target: RefObject<View | null>,
  _onWheel: (delta: number, point: { x: number; y: number }) => void,
): void {
  // Nothing to listen to.
}
