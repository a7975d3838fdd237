import {
  elapsedMsOf,
  judgeFilm,
  isSendable,
  paceAt,
  reduceCapture,
  type CaptureEvent,
  type CaptureState,
} from './capture.model';
import { startGuide } from './guide/guide.model';
import type { RecordedFilm } from './recorded-film';

const film: RecordedFilm = {
  source: { kind: 'file', uri: 'file:///a.mp4' },
  fileName: 'a.mp4',
  contentType: 'video/mp4',
  sizeBytes: 10_000_000,
  durationMs: 40_000,
  previewUri: 'file:///a.mp4',
};

function run(...events: CaptureEvent[]): CaptureState {
  return events.reduce(reduceCapture, { kind: 'opening' });
}

describe('reduceCapture', () => {
  it('goes from the open camera over recording to the review', () => {
    expect(
      run(
        { type: 'cameraReady', canPause: true },
        { type: 'recordPressed', atMs: 5 },
        { type: 'stopPressed' },
        { type: 'filmed', film },
      ),
    ).toEqual({ kind: 'review', film });
  });

  it('starts one film for a double tap', () => {
    expect(
      run(
        { type: 'cameraReady', canPause: true },
        { type: 'recordPressed', atMs: 5 },
        { type: 'recordPressed', atMs: 9 },
      ),
    ).toMatchObject({ kind: 'recording', startedAtMs: 5, pausedAtMs: null });
  });

  it('holds the film and goes on: the pause is not part of it', () => {
    const events: CaptureEvent[] = [
      { type: 'cameraReady', canPause: true },
      { type: 'recordPressed', atMs: 1_000 },
      { type: 'pausePressed', atMs: 11_000 },
    ];
    const paused = run(...events);
    if (paused.kind !== 'recording') throw new Error('the film has ended');
    expect(elapsedMsOf(paused, 60_000)).toBe(10_000);
    const resumed = run(...events, { type: 'pausePressed', atMs: 31_000 });
    if (resumed.kind !== 'recording') throw new Error('the film has ended');
    expect(elapsedMsOf(resumed, 36_000)).toBe(15_000);
  });

  it('does not pause where the camera cannot', () => {
    const state = run(
      { type: 'cameraReady', canPause: false },
      { type: 'recordPressed', atMs: 5 },
      { type: 'pausePressed', atMs: 9 },
    );
    expect(state).toMatchObject({ pausedAtMs: null });
  });

  it('does not record before the camera is open', () => {
    expect(run({ type: 'recordPressed', atMs: 5 })).toEqual({ kind: 'opening' });
  });

  it('takes a picked film even when the camera failed', () => {
    expect(run({ type: 'fault', fault: 'denied' }, { type: 'picked', film })).toEqual({
      kind: 'review',
      film,
    });
  });

  it('keeps a film that is being reviewed when the camera fails behind it', () => {
    expect(run({ type: 'picked', film }, { type: 'fault', fault: 'failed' })).toEqual({
      kind: 'review',
      film,
    });
  });
});

describe('the guidance', () => {
  it('asks to go on until 30 s and to end from 60 s', () => {
    expect([0, 10_000, 29_999, 30_000, 59_999, 60_000].map(paceAt)).toEqual([
      'start',
      'keepOn',
      'keepOn',
      'enough',
      'enough',
      'finish',
    ]);
  });
});

describe('judgeFilm', () => {
  it.each([
    [{ durationMs: 40_000, sizeBytes: 1 }, 'fine'],
    [{ durationMs: null, sizeBytes: 1 }, 'fine'],
    [{ durationMs: 12_000, sizeBytes: 1 }, 'short'],
    [{ durationMs: 4_000, sizeBytes: 1 }, 'tooShort'],
    [{ durationMs: 180_000, sizeBytes: 1 }, 'tooLong'],
    [{ durationMs: 40_000, sizeBytes: 600_000_000 }, 'tooLarge'],
    [{ durationMs: null, sizeBytes: 0 }, 'empty'],
  ] as const)('judges %j as %s', (measured, verdict) => {
    expect(judgeFilm(measured)).toBe(verdict);
    expect(isSendable(verdict)).toBe(verdict === 'fine' || verdict === 'short');
  });

  it('refuses what the guide saw to be useless, and asks about gaps', () => {
    const whole = { durationMs: 40_000, sizeBytes: 1 };
    const dark = { ...startGuide, samples: 100, useless: { ...startGuide.useless, dark: 90 } };
    expect(judgeFilm(whole, dark)).toBe('dark');
    expect(isSendable('dark')).toBe(false);
    expect(judgeFilm(whole, { ...startGuide, samples: 100, tears: 5 })).toBe('gaps');
    expect(isSendable('gaps')).toBe(true);
  });
});
