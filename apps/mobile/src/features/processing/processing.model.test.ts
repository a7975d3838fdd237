import { build } from '../../test-support/build';
import { processingView, stepStates } from './processing.model';

const sentFilm = {
  film: build.film({ sessionId: 'session-1' }),
  state: 'sent',
  progress: null,
} as const;

describe('processingView', () => {
  it('lets the film on this phone decide while it is being sent', () => {
    const progress = {
      stage: 'sending' as const,
      parts: [
        { partNumber: 1, sizeBytes: 4, sentBytes: 4, isStored: true },
        { partNumber: 2, sizeBytes: 4, sentBytes: 0, isStored: false },
      ],
    };
    const view = processingView(
      { film: build.film(), state: 'sending', progress },
      build.session(),
    );
    expect(view).toMatchObject({ kind: 'sending', fraction: 0.5, isFinishing: false });
  });

  it('follows the session once the film is up, even if its answer is old', () => {
    expect(processingView(sentFilm, build.session({ status: 'UPLOADING' }))).toMatchObject({
      kind: 'working',
    });
    expect(
      processingView(sentFilm, build.session({ status: 'DETECTING', percent: 60, etaSeconds: 12 })),
    ).toEqual({ kind: 'working', stage: 'detecting', percent: 60, etaSeconds: 12 });
  });

  it('says that a film waits elsewhere when this phone does not have it', () => {
    expect(processingView(undefined, build.session({ status: 'UPLOADING' }))).toEqual({
      kind: 'elsewhere',
    });
  });

  it('shows the reason of a refusal', () => {
    const failure = {
      code: 'film.too_dark',
      title: 'Oscuro',
      detail: 'Prende la luz',
      imageUrl: null,
    };
    expect(processingView(undefined, build.session({ status: 'FAILED', failure }))).toEqual({
      kind: 'failed',
      failure,
    });
  });

  it.each([
    ['WAITING_CREDITS', 'needsCredits'],
    ['READY', 'ready'],
    ['CANCELED', 'canceled'],
    ['EXPIRED', 'expired'],
  ] as const)('shows %s as %s', (status, kind) => {
    expect(processingView(undefined, build.session({ status })).kind).toBe(kind);
  });
});

describe('stepStates', () => {
  it('has one current step, all before it done', () => {
    const view = processingView(undefined, build.session({ status: 'MERGING' }));
    expect(stepStates(view)).toEqual({
      upload: 'done',
      frames: 'done',
      products: 'done',
      count: 'current',
    });
    expect(stepStates({ kind: 'preparing' }).upload).toBe('current');
    expect(Object.values(stepStates({ kind: 'ready' }))).toEqual(['done', 'done', 'done', 'done']);
  });
});
