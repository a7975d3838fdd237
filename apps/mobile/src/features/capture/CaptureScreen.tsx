import { useRoute, type RouteProp } from '@react-navigation/native';
import { useEffect, useReducer, useState } from 'react';
import { StyleSheet, View } from 'react-native';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { sceneColors } from '../../ui/theme/tokens';
import { useActiveStore } from '../stores/active-store.context';
import { CameraRecorder } from './CameraRecorder';
import { AUTO_STOP_MS, elapsedMsOf, reduceCapture } from './capture.model';
import { useQueueFilm } from './capture.queries';
import { CameraFaultPanel } from './components/CameraFaultPanel';
import { CaptureOverlay } from './components/CaptureOverlay';
import { ReviewPanel } from './components/ReviewPanel';
import { startGuide, type GuideState } from './guide/guide.model';
import { pickFilm } from './pick-film';
import type { RecordedFilm } from './recorded-film';
import { useGuide } from './use-guide';

export function CaptureScreen() {
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const [state, dispatch] = useReducer(reduceCapture, { kind: 'opening' });
  const [cameraKey, setCameraKey] = useState(0);
  /** What the guide saw of the film under review; nothing of a picked one. */
  const [seen, setSeen] = useState<GuideState>(startGuide);
  const { params } = useRoute<RouteProp<RootParamList, 'Capture'>>();
  const queueFilm = useQueueFilm(store.id, params);
  const guide = useGuide();
  const isRecording = state.kind === 'recording';
  const isPaused = isRecording && state.pausedAtMs !== null;

  useEffect(() => {
    if (state.kind !== 'recording' || state.pausedAtMs !== null) return undefined;
    const leftMs = AUTO_STOP_MS - elapsedMsOf(state, Date.now());
    const timer = setTimeout(() => dispatch({ type: 'stopPressed' }), leftMs);
    return () => clearTimeout(timer);
  }, [state]);

  const close = () =>
    navigation.canGoBack() ? navigation.goBack() : navigation.replace('Tabs', { screen: 'Home' });
  const pick = async () => {
    const film = await pickFilm();
    if (film === null) return;
    setSeen(startGuide);
    dispatch({ type: 'picked', film });
  };
  const review = (film: RecordedFilm) => {
    setSeen(guide.read());
    dispatch({ type: 'filmed', film });
  };
  const restart = () => {
    queueFilm.reset();
    guide.restart();
    setCameraKey((key) => key + 1);
    dispatch({ type: 'retake' });
  };

  if (state.kind === 'fault') {
    return (
      <CameraFaultPanel
        fault={state.fault}
        onClose={close}
        onRetry={restart}
        onPickFile={() => void pick()}
      />
    );
  }
  if (state.kind === 'review') {
    return (
      <ReviewPanel
        storeId={store.id}
        film={state.film}
        guide={seen}
        isSending={queueFilm.isPending}
        error={queueFilm.error}
        onClose={close}
        onRetake={restart}
        onSend={() =>
          queueFilm.mutate(state.film, {
            onSuccess: (queued) => navigation.replace('Processing', { filmId: queued.id }),
          })
        }
      />
    );
  }
  return (
    <View testID="capture-screen" role="main" style={styles.scene}>
      <CameraRecorder
        key={cameraKey}
        isRecording={isRecording}
        isPaused={isPaused}
        onReady={({ canPause }) => dispatch({ type: 'cameraReady', canPause })}
        onFault={(fault) => dispatch({ type: 'fault', fault })}
        onRecorded={review}
        onSample={(sample) => guide.onSample(sample, isRecording && !isPaused)}
      />
      <CaptureOverlay
        state={state}
        warning={guide.warning}
        onClose={close}
        onRecord={() => {
          guide.restart();
          dispatch({ type: 'recordPressed', atMs: Date.now() });
        }}
        onPause={() => dispatch({ type: 'pausePressed', atMs: Date.now() })}
        onStop={() => dispatch({ type: 'stopPressed' })}
        onPickFile={() => void pick()}
      />
    </View>
  );
}

const styles = StyleSheet.create({
  scene: { flex: 1, backgroundColor: sceneColors.black, overflow: 'hidden' },
});
