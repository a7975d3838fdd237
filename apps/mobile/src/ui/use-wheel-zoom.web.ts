import { useEffect, useRef, type RefObject } from 'react';
import type { View } from 'react-native';

/** Tells of the mouse wheel over the view; the page does not scroll meanwhile. */
export function useWheelZoom(
  target: RefObject<View | null>,
  onWheel: (delta: number, point: { x: number; y: number }) => void,
): void {
  const callback = useRef(onWheel);
  callback.current = onWheel;
  useEffect(() => {
    // On the web a view is its element.
    const element: unknown = target.current;
    if (!(element instanceof HTMLElement)) return undefined;
    const listen = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      callback.current(event.deltaY, { x: event.clientX - left, y: event.clientY - top });
    };
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [target]);
}
