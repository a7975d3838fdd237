import { describe, expect, it } from 'vitest';
import type { FilmCase } from '../film-set.js';
import { cameraMotion } from '../camera-motion.js';
import type { ModeReport } from '../run-film.js';
import { renderPage, type PageFilm } from './render-page.js';

/** A camera that pans by `step` pixels a frame and shakes by `shake` every other frame. */
function filmed(step: number, shake: number): FilmCase {
  const frames = Array.from({ length: 60 }, (_, i) => i);
  return {
    name: 'a film',
    videoPath: '',
    refsDir: '',
    counts: { te: 2 },
    boxes: [],
    width: 1000,
    height: 600,
    fps: 30,
    frames,
    camera: new Map(
      frames.map((i) => [i, [1, 0, -step * i - (i % 2) * shake, 0, 1, 0, 0, 0, 1] as const]),
    ),
  };
}

describe('the motion of a camera', () => {
  it('is told in widths of the frame a second, and the shake apart from it', () => {
    const smooth = cameraMotion(filmed(10, 0));
    expect(smooth?.speed).toBeCloseTo(0.3);
    expect(smooth?.shakePercent).toBeLessThan(2);
    const shaken = cameraMotion(filmed(0, 40));
    expect(shaken?.shakePercent).toBeGreaterThan(1.5);
    expect(shaken?.shakePercent).toBeLessThan(2.5);
    expect(cameraMotion({ ...filmed(1, 0), frames: [], camera: new Map() })).toBeUndefined();
  });
});

const REPORT: ModeReport = {
  found: { te: 1 },
  countError: 0.5,
  precision: 1,
  recall: 0.5,
  f1: 0.67,
  linesExact: 0,
  placedPrecision: null,
  placedRecall: null,
  misnamed: 0,
  unrecognised: 1,
  proposedRecall: null,
  registrationMedianPx: null,
  registrationMaxPx: null,
  driftPx: null,
  seconds: 3,
  peakMemoryMiB: 200,
  keyframes: 12,
};

describe('the page', () => {
  const film: PageFilm = {
    report: { name: '<b>film', truth: { te: 2 }, local: REPORT, custom: REPORT },
    motion: { speed: 0.3, shakePercent: 1 },
    pictures: ['<svg id="shelf"></svg>'],
    picturedMode: 'custom',
  };
  const modes = { local: { ...REPORT, countError: 0.25 } };
  const html = renderPage({
    set: 'tienda',
    films: [film],
    totals: { local: REPORT, custom: REPORT },
    history: [
      { date: '2026-11-26', commit: 'abc', set: 'tienda', films: 1, modes },
      { date: '2026-11-27', commit: 'def+', set: 'tienda', films: 1, modes },
    ],
  });

  it('sets providers side by side, with a dot for each film and provider in each plot', () => {
    expect(html).toContain('<th>local</th><th>custom</th>');
    expect(html.match(/<circle/g)).toHaveLength(6);
    expect(html).toContain('50.0 %');
  });

  it('shows the shelves and the runs before, needs nothing beside it, and escapes names', () => {
    expect(html).toContain('id="shelf"');
    expect(html).toContain('2026-11-26 abc');
    expect(html).not.toMatch(/<script|<link|src=/);
    expect(html).not.toContain('<b>film');
    expect(html).toContain('&lt;b&gt;film');
  });
});
