import { useMemo, useRef, useState, type ReactNode } from 'react';
import {
  PanResponder,
  StyleSheet,
  View,
  type GestureResponderEvent,
  type NativeTouchEvent,
} from 'react-native';

import { useWheelZoom } from './use-wheel-zoom';
import { pan, toggleZoom, WHOLE, zoomAt, type Point, type Size } from './zoom.model';

/** Two taps within this time and distance are a double tap. */
const DOUBLE_TAP_MS = 300;
const DOUBLE_TAP_DISTANCE = 30;
const WHEEL_STEP = 0.0015;

const between = (touches: readonly NativeTouchEvent[]) => {
  const [a, b] = touches;
  if (a === undefined || b === undefined) return null;
  return {
    distance: Math.hypot(a.pageX - b.pageX, a.pageY - b.pageY),
    middle: { x: (a.locationX + b.locationX) / 2, y: (a.locationY + b.locationY) / 2 },
  };
};

/** Its child is enlarged by two fingers, by a double tap or by the wheel, and moved by one finger. */
export function ZoomView({ children, testID }: { children: ReactNode; testID?: string }) {
  const [view, setView] = useState(WHOLE);
  const target = useRef<View>(null);
  const frame = useRef<Size>({ width: 1, height: 1 });
  const responder = useMemo(() => {
    let last: Point = { x: 0, y: 0 };
    let lastDistance: number | null = null;
    let tappedAt = 0;
    const readStart = ({ nativeEvent }: GestureResponderEvent) => {
      last = { x: nativeEvent.pageX, y: nativeEvent.pageY };
      lastDistance = between(nativeEvent.touches)?.distance ?? null;
    };
    return PanResponder.create({
      onStartShouldSetPanResponder: () => true,
      onMoveShouldSetPanResponder: () => true,
      onPanResponderGrant: (event) => {
        const { timestamp, pageX, pageY, locationX, locationY, touches } = event.nativeEvent;
        const isNear = Math.hypot(pageX - last.x, pageY - last.y) < DOUBLE_TAP_DISTANCE;
        if (touches.length < 2 && isNear && timestamp - tappedAt < DOUBLE_TAP_MS) {
          setView((now) => toggleZoom(now, { x: locationX, y: locationY }, frame.current));
        }
        tappedAt = timestamp;
        readStart(event);
      },
      onPanResponderMove: (event) => {
        const { nativeEvent } = event;
        const pinch = between(nativeEvent.touches);
        if (pinch !== null && lastDistance !== null) {
          const factor = pinch.distance / lastDistance;
          setView((now) => zoomAt(now, factor, pinch.middle, frame.current));
        } else if (pinch === null && lastDistance === null) {
          const by = { x: nativeEvent.pageX - last.x, y: nativeEvent.pageY - last.y };
          setView((now) => pan(now, by, frame.current));
        }
        readStart(event);
      },
    });
  }, []);
  useWheelZoom(target, (delta, point) =>
    setView((now) => zoomAt(now, Math.exp(-delta * WHEEL_STEP), point, frame.current)),
  );
  return (
    <View
      ref={target}
      testID={testID}
      {...responder.panHandlers}
      onLayout={({ nativeEvent: { layout } }) => {
        frame.current = { width: layout.width, height: layout.height };
      }}
      style={styles.frame}
    >
      <View
        pointerEvents="none"
        style={[
          styles.content,
          {
            transform: [{ translateX: view.x }, { translateY: view.y }, { scale: view.scale }],
          },
        ]}
      >
        {children}
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  frame: { flex: 1, overflow: 'hidden' },
  content: { flex: 1, justifyContent: 'center' },
});
