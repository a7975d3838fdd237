import { fireEvent, screen } from '@testing-library/react-native';

import { useUploadStore } from '../../lib/upload/upload.store';
import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { ProcessingScreen } from './ProcessingScreen';

jest.mock('../../lib/api/event-stream', () => ({ followEvents: async () => undefined }));

const params = { sessionId: 'session-1' };

function renderProcessing(session: ReturnType<typeof build.session>) {
  renderScreen({
    name: 'Processing',
    component: ProcessingScreen,
    params,
    api: { getSession: async () => session },
  });
}

describe('ProcessingScreen', () => {
  beforeEach(() => useUploadStore.getState().clear());

  it('names the stage, the percent and the time left', async () => {
    renderProcessing(build.session({ status: 'DETECTING', percent: 62, etaSeconds: 22 }));
    expect(await screen.findByText('Reconociendo productos')).toBeOnTheScreen();
    expect(screen.getByTestId('processing-percent')).toHaveTextContent('62%');
    expect(screen.getByTestId('processing-eta')).toHaveTextContent('Faltan unos 25 s');
  });

  it('tells why a film was refused, with its picture, and that nothing was charged', async () => {
    const failure = {
      code: 'film.too_dark',
      title: 'El video salió muy oscuro',
      detail: 'Prende la luz y filma otra vez.',
      imageUrl: 'http://api.test/dark.jpg',
    };
    renderProcessing(build.session({ status: 'FAILED', failure }));
    expect(await screen.findByText('El video salió muy oscuro')).toBeOnTheScreen();
    expect(screen.getByTestId('processing-failure-image')).toBeOnTheScreen();
    expect(screen.getByText('No se cobró nada')).toBeOnTheScreen();
    expect(screen.getByTestId('processing-retake')).toBeOnTheScreen();
  });

  it('shows each part of a film that is on its way', async () => {
    const parts = [
      { partNumber: 1, sizeBytes: 500_000, sentBytes: 500_000, isStored: true },
      { partNumber: 2, sizeBytes: 500_000, sentBytes: 250_000, isStored: false },
    ];
    useUploadStore.getState().put({
      film: build.film({ sizeBytes: 1_000_000, sessionId: 'session-1' }),
      state: 'sending',
      progress: { stage: 'sending', parts },
    });
    renderScreen({
      name: 'Processing',
      component: ProcessingScreen,
      params: { filmId: 'film-1', sessionId: 'session-1' },
      api: { getSession: async () => build.session({ status: 'UPLOADING' }) },
    });
    expect(await screen.findByTestId('processing-parts')).toBeOnTheScreen();
    expect(screen.getByTestId('processing-percent')).toHaveTextContent('75%');
    expect(screen.getByText('750 kB de 1 MB')).toBeOnTheScreen();
  });

  it('offers to send again a film that was not taken, and to film anew', async () => {
    const refusal = {
      kind: 'rejected',
      code: 'videos.too_large',
      status: 422,
      title: 'Muy grande',
      detail: 'El video pesa demasiado.',
    } as const;
    useUploadStore
      .getState()
      .put({ film: build.film({ refusal }), state: 'refused', progress: null });
    const retry = jest.fn(async () => undefined);
    renderScreen({
      name: 'Processing',
      component: ProcessingScreen,
      params: { filmId: 'film-1' },
      queue: { retry },
    });
    expect(await screen.findByText('El video pesa demasiado.')).toBeOnTheScreen();
    fireEvent.press(screen.getByTestId('processing-send-again'));
    expect(retry).toHaveBeenCalledWith('film-1');
  });
});
