/** How a picture lies in its frame: enlarged, and moved by pixels from the middle. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };

export const LARGEST = 6;
/** What a double tap enlarges to. */
export const CLOSE_UP = 2.5;

/** Keeps the picture's edge at or beyond the frame's, so that no empty margin is ever seen. */
export function clampView(view: View, frame: Size): View {
  const scale = Math.min(LARGEST, Math.max(1, view.scale));
  const reach = (side: number) => (side * (scale - 1)) / 2;
  const keep = (value: number, most: number) => Math.min(most, Math.max(-most, value));
  return { scale, x: keep(view.x, reach(frame.width)), y: keep(view.y, reach(frame.height)) };
}

/** Enlarges by `factor`, with the point under the fingers staying where it is. */
export function zoomAt(view: View, factor: number, point: Point, frame: Size): View {
  const scale = Math.min(LARGEST, Math.max(1, view.scale * factor));
  const ratio = scale / view.scale;
  const fromMiddle = { x: point.x - frame.width / 2, y: point.y - frame.height / 2 };
  return clampView(
    {
      scale,
      x: fromMiddle.x - (fromMiddle.x - view.x) * ratio,
      y: fromMiddle.y - (fromMiddle.y - view.y) * ratio,
    },
    frame,
  );
}

export function pan(view: View, by: Point, frame: Size): View {
  return clampView({ ...view, x: view.x + by.x, y: view.y + by.y }, frame);
}

/** A double tap goes close to the point, and back. */
export function toggleZoom(view: View, point: Point, frame: Size): View {
  return view.scale > 1 ? WHOLE : zoomAt(WHOLE, CLOSE_UP, point, frame);
}
