import { CameraView, useCameraPermissions } from 'expo-camera';
import { File } from 'expo-file-system';
import { useEffect, useRef } from 'react';
import { StyleSheet } from 'react-native';

import { VIDEO_BITS_PER_SECOND, type CameraRecorderProps } from './camera-recorder.props';
import type { RecordedFilm } from './recorded-film';

function filmOf(uri: string, durationMs: number): RecordedFilm {
  const isQuickTime = uri.toLowerCase().endsWith('.mov');
  return {
    source: { kind: 'file', uri },
    fileName: isQuickTime ? 'anaquel.mov' : 'anaquel.mp4',
    contentType: isQuickTime ? 'video/quicktime' : 'video/mp4',
    sizeBytes: new File(uri).size,
    durationMs,
    previewUri: uri,
  };
}

export function CameraRecorder({ isRecording, onReady, onFault, onRecorded }: CameraRecorderProps) {
  const [permission, requestPermission] = useCameraPermissions();
  const camera = useRef<CameraView>(null);
  const callbacks = useRef({ onFault, onRecorded });
  callbacks.current = { onFault, onRecorded };

  useEffect(() => {
    if (permission === null || permission.granted) return;
    if (!permission.canAskAgain) {
      callbacks.current.onFault('denied');
      return;
    }
    void requestPermission().then((answer) => {
      if (!answer.granted) callbacks.current.onFault('denied');
    });
  }, [permission, requestPermission]);

  useEffect(() => {
    const view = camera.current;
    if (!isRecording || view === null) return undefined;
    const startedAt = Date.now();
    view.recordAsync().then(
      (recorded) => {
        if (recorded === undefined) callbacks.current.onFault('failed');
        else callbacks.current.onRecorded(filmOf(recorded.uri, Date.now() - startedAt));
      },
      () => callbacks.current.onFault('failed'),
    );
    return () => view.stopRecording();
  }, [isRecording]);

  if (permission?.granted !== true) return null;
  return (
    <CameraView
      ref={camera}
      mode="video"
      facing="back"
      mute
      videoQuality="720p"
      videoBitrate={VIDEO_BITS_PER_SECOND}
      style={StyleSheet.absoluteFill}
      onCameraReady={onReady}
      onMountError={() => callbacks.current.onFault('missing')}
    />
  );
}
