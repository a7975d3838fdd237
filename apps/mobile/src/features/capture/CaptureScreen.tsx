import { useEffect, useReducer, useState } from 'react';
import { StyleSheet, View } from 'react-native';

import { useAppNavigation } from '../../lib/navigation/routes';
import { sceneColors } from '../../ui/theme/tokens';
import { useActiveStore } from '../stores/active-store.context';
import { CameraRecorder } from './CameraRecorder';
import { AUTO_STOP_MS, reduceCapture } from './capture.model';
import { useQueueFilm } from './capture.queries';
import { CameraFaultPanel } from './components/CameraFaultPanel';
import { CaptureOverlay } from './components/CaptureOverlay';
import { ReviewPanel } from './components/ReviewPanel';
import { pickFilm } from './pick-film';

export function CaptureScreen() {
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const [state, dispatch] = useReducer(reduceCapture, { kind: 'opening' });
  const [cameraKey, setCameraKey] = useState(0);
  const queueFilm = useQueueFilm(store.id);
  const isRecording = state.kind === 'recording';

  useEffect(() => {
    if (!isRecording) return undefined;
    const timer = setTimeout(() => dispatch({ type: 'stopPressed' }), AUTO_STOP_MS);
    return () => clearTimeout(timer);
  }, [isRecording]);

  const close = () =>
    navigation.canGoBack() ? navigation.goBack() : navigation.replace('Tabs', { screen: 'Home' });
  const pick = async () => {
    const film = await pickFilm();
    if (film !== null) dispatch({ type: 'picked', film });
  };
  const restart = () => {
    queueFilm.reset();
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
        onReady={() => dispatch({ type: 'cameraReady' })}
        onFault={(fault) => dispatch({ type: 'fault', fault })}
        onRecorded={(film) => dispatch({ type: 'filmed', film })}
      />
      <CaptureOverlay
        state={state}
        onClose={close}
        onRecord={() => dispatch({ type: 'recordPressed', atMs: Date.now() })}
        onStop={() => dispatch({ type: 'stopPressed' })}
        onPickFile={() => void pick()}
      />
    </View>
  );
}

const styles = StyleSheet.create({
  scene: { flex: 1, backgroundColor: sceneColors.black, overflow: 'hidden' },
});
