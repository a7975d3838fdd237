import { CameraView, useCameraPermissions } from 'expo-camera';
import { File } from 'expo-file-system';
import { useEffect, useRef } from 'react';
import { StyleSheet } from 'react-native';

import { VIDEO_BITS_PER_SECOND, type CameraRecorderProps } from './camera-recorder.props';
import { useMotionSamples } from './guide/use-motion-samples';
import type { RecordedFilm } from './recorded-film';
import { createStopwatch, type Stopwatch } from './stopwatch';

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

export function CameraRecorder(props: CameraRecorderProps) {
  const { isRecording, isPaused } = props;
  const [permission, requestPermission] = useCameraPermissions();
  const camera = useRef<CameraView>(null);
  const watch = useRef<Stopwatch | null>(null);
  const callbacks = useRef(props);
  callbacks.current = props;
  useMotionSamples((sample) => callbacks.current.onSample(sample));

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
    const running = createStopwatch(Date.now);
    watch.current = running;
    view.recordAsync().then(
      (recorded) => {
        if (recorded === undefined) callbacks.current.onFault('failed');
        else callbacks.current.onRecorded(filmOf(recorded.uri, running.elapsedMs()));
      },
      () => callbacks.current.onFault('failed'),
    );
    return () => {
      watch.current = null;
      view.stopRecording();
    };
  }, [isRecording]);

  useEffect(() => {
    if (watch.current === null || watch.current.isPaused() === isPaused) return;
    void camera.current?.toggleRecordingAsync();
    if (isPaused) watch.current.pause();
    else watch.current.resume();
  }, [isPaused]);

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
      onCameraReady={() => {
        // Older systems cannot hold a film.
        const features = camera.current?.getSupportedFeatures();
        props.onReady({ canPause: features?.toggleRecordingAsyncAvailable === true });
      }}
      onMountError={() => callbacks.current.onFault('missing')}
    />
  );
}
