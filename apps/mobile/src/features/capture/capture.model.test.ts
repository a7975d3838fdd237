import {
  judgeFilm,
  isSendable,
  paceAt,
  reduceCapture,
  type CaptureEvent,
  type CaptureState,
} from './capture.model';
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
        { type: 'cameraReady' },
        { type: 'recordPressed', atMs: 5 },
        { type: 'stopPressed' },
        { type: 'filmed', film },
      ),
    ).toEqual({ kind: 'review', film });
  });

  it('starts one film for a double tap', () => {
    expect(
      run(
        { type: 'cameraReady' },
        { type: 'recordPressed', atMs: 5 },
        { type: 'recordPressed', atMs: 9 },
      ),
    ).toEqual({ kind: 'recording', startedAtMs: 5 });
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
});
