import { clampView, pan, toggleZoom, WHOLE, zoomAt } from './zoom.model';

const frame = { width: 400, height: 300 };

describe('zooming', () => {
  it('keeps the point under the fingers where it is', () => {
    const view = zoomAt(WHOLE, 2, { x: 300, y: 150 }, frame);
    // The point 100 to the right of the middle is drawn at 2 × 100 + x.
    expect(2 * 100 + view.x).toBe(100);
    expect(view).toEqual({ scale: 2, x: -100, y: 0 });
  });

  it('never shows a margin, and never goes below the whole picture', () => {
    expect(clampView({ scale: 0.4, x: 90, y: 90 }, frame)).toEqual(WHOLE);
    expect(pan({ scale: 2, x: 0, y: 0 }, { x: 900, y: -900 }, frame)).toEqual({
      scale: 2,
      x: 200,
      y: -150,
    });
  });

  it('goes close by a double tap, and back by another', () => {
    const near = toggleZoom(WHOLE, { x: 200, y: 150 }, frame);
    expect(near).toEqual({ scale: 2.5, x: 0, y: 0 });
    expect(toggleZoom(near, { x: 10, y: 10 }, frame)).toEqual(WHOLE);
  });
});
