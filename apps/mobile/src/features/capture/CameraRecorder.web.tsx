import { useEffect, useRef, useState } from 'react';

import {
  SAMPLE_EVERY_MS,
  VIDEO_BITS_PER_SECOND,
  type CameraRecorderProps,
} from './camera-recorder.props';
import type { CameraFault } from './capture.model';
import { FrameSampler } from './guide/frame-sampler';
import { createStopwatch, type Stopwatch } from './stopwatch';
import type { RecordedFilm } from './recorded-film';

/** H.264 has an encoder in the phone's silicon; VP8 is the cheapest of the others. */
const MIME_TYPES = [
  'video/mp4;codecs=avc1.42E01E',
  'video/webm;codecs=vp8',
  'video/webm',
  'video/mp4',
];

const CONSTRAINTS: MediaStreamConstraints = {
  audio: false,
  video: {
    facingMode: { ideal: 'environment' },
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30 },
  },
};

function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed';
}

async function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia(CONSTRAINTS);
}

function filmOf(chunks: Blob[], mimeType: string, durationMs: number): RecordedFilm {
  const contentType = mimeType.split(';')[0] ?? 'video/webm';
  const blob = new Blob(chunks, { type: contentType });
  return {
    source: { kind: 'blob', blob },
    fileName: contentType === 'video/mp4' ? 'anaquel.mp4' : 'anaquel.webm',
    contentType,
    sizeBytes: blob.size,
    durationMs,
    previewUri: URL.createObjectURL(blob),
  };
}

/** expo-camera cannot record in a browser, hence MediaRecorder. */
export function CameraRecorder(props: CameraRecorderProps) {
  const { isRecording, isPaused } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const running = useRef<{ recorder: MediaRecorder; watch: Stopwatch } | null>(null);
  const callbacks = useRef(props);
  callbacks.current = props;

  useEffect(() => {
    let opened: MediaStream | null = null;
    let isGone = false;
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    if (devices === undefined || typeof MediaRecorder === 'undefined') {
      callbacks.current.onFault(window.isSecureContext ? 'missing' : 'insecure');
      return undefined;
    }
    openCamera().then(
      (camera) => {
        opened = camera;
        if (isGone) camera.getTracks().forEach((track) => track.stop());
        else setStream(camera);
      },
      (error: unknown) => {
        if (!isGone) callbacks.current.onFault(faultOf(error));
      },
    );
    return () => {
      isGone = true;
      opened?.getTracks().forEach((track) => track.stop());
    };
  }, []);

  useEffect(() => {
    if (stream === null || video.current === null) return undefined;
    video.current.srcObject = stream;
    void video.current.play().catch(() => undefined);
    callbacks.current.onReady({ canPause: true });
    const sampler = new FrameSampler();
    const timer = setInterval(() => {
      const sample = video.current && sampler.take(video.current, performance.now());
      if (sample !== null) callbacks.current.onSample(sample);
    }, SAMPLE_EVERY_MS);
    return () => clearInterval(timer);
  }, [stream]);

  useEffect(() => {
    if (!isRecording || stream === null) return undefined;
    const mimeType = MIME_TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(stream, {
      mimeType,
      videoBitsPerSecond: VIDEO_BITS_PER_SECOND,
    });
    const chunks: Blob[] = [];
    const watch = createStopwatch(() => performance.now());
    running.current = { recorder, watch };
    recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) chunks.push(data);
    };
    recorder.onerror = () => callbacks.current.onFault('failed');
    recorder.onstop = () =>
      callbacks.current.onRecorded(filmOf(chunks, recorder.mimeType, watch.elapsedMs()));
    recorder.start(1_000);
    return () => {
      running.current = null;
      if (recorder.state !== 'inactive') recorder.stop();
    };
  }, [isRecording, stream]);

  useEffect(() => {
    if (running.current === null) return;
    const { recorder, watch } = running.current;
    if (isPaused && recorder.state === 'recording') {
      recorder.pause();
      watch.pause();
    } else if (!isPaused && recorder.state === 'paused') {
      recorder.resume();
      watch.resume();
    }
  }, [isPaused]);

  return (
    <video
      ref={video}
      muted
      playsInline
      aria-hidden
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'cover' }}
    />
  );
}
