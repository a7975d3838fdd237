import type { FrameQuality } from './frame-quality';
import {
  lacksOverlap,
  refusalOfFilm,
  startGuide,
  takeSample,
  warningNow,
  type GuideSample,
} from './guide.model';

const good: FrameQuality = { exposure: 0.45, contrast: 0.8, sharpness: 0.9, texture: 0.2 };
const dark: FrameQuality = { ...good, exposure: 0.03, contrast: 0.05 };
const blurred: FrameQuality = { ...good, sharpness: 0.2 };

function film(count: number, sample: (index: number) => Partial<GuideSample>, isRecording = true) {
  let state = startGuide;
  for (let index = 0; index < count; index++) {
    const full = { quality: good, speed: 0.1, isTorn: false, ...sample(index) };
    state = takeSample(state, { atMs: index * 250, ...full }, isRecording);
  }
  return state;
}

describe('the guide', () => {
  it('says nothing of a good film, nor of one shake', () => {
    const state = film(40, (index) => (index === 38 ? { quality: blurred, speed: 2 } : {}));
    expect(warningNow(state)).toBeNull();
    expect(refusalOfFilm(state)).toBeNull();
    expect(lacksOverlap(state)).toBe(false);
  });

  it('warns of what lasts: darkness, blur, haste, a bare wall', () => {
    expect(warningNow(film(8, () => ({ quality: dark })))).toBe('dark');
    expect(warningNow(film(8, () => ({ quality: blurred })))).toBe('blurred');
    expect(warningNow(film(8, () => ({ speed: 1.2 })))).toBe('tooFast');
    expect(warningNow(film(8, () => ({ quality: { ...good, texture: 0 } })))).toBe('noShelf');
  });

  it('forgets a fault once it is over', () => {
    expect(warningNow(film(20, (index) => (index < 12 ? { quality: dark } : {})))).toBeNull();
  });

  it('asks to go back at once where two moments have nothing in common', () => {
    const state = film(12, (index) => ({ isTorn: index === 10 }));
    expect(warningNow(state)).toBe('torn');
    expect(lacksOverlap(film(12, (index) => ({ isTorn: index % 4 === 0 })))).toBe(true);
  });

  it('refuses a film that is bad for the most part, and counts what was recorded only', () => {
    expect(refusalOfFilm(film(40, (index) => (index < 30 ? { quality: dark } : {})))).toBe('dark');
    expect(refusalOfFilm(film(40, (index) => (index < 20 ? { quality: dark } : {})))).toBeNull();
    expect(refusalOfFilm(film(40, () => ({ quality: dark }), false))).toBeNull();
  });

  it('judges no film that nobody looked at', () => {
    const state = film(40, () => ({ quality: null, speed: 1.5 }));
    expect(refusalOfFilm(state)).toBeNull();
    expect(warningNow(state)).toBe('tooFast');
  });
});
