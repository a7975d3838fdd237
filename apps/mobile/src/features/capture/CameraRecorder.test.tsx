import { cameraRecorderContract, type CameraDevice } from './camera-recorder.contract';
import { CameraRecorder } from './CameraRecorder';

/** The phone's camera, in memory; the names are those of expo-camera. */
const mockPhone = {
  isGranted: true,
  isBroken: false,
  end: (_: { uri: string } | undefined) => undefined as void,
  toggles: 0,
};

jest.mock('expo-camera', () => {
  const { forwardRef, useEffect, useImperativeHandle } =
    jest.requireActual<typeof import('react')>('react');
  return {
    useCameraPermissions: () => {
      const permission = { granted: mockPhone.isGranted, canAskAgain: false };
      return [permission, async () => permission];
    },
    CameraView: forwardRef<object, { onCameraReady: () => void }>(function CameraView(props, ref) {
      useImperativeHandle(ref, () => ({
        recordAsync: () =>
          new Promise((resolve) => {
            mockPhone.end = resolve;
          }),
        stopRecording: () => mockPhone.end(mockPhone.isBroken ? undefined : { uri: 'film.MOV' }),
        toggleRecordingAsync: async () => void (mockPhone.toggles += 1),
        getSupportedFeatures: () => ({ toggleRecordingAsyncAvailable: true }),
      }));
      // eslint-disable-next-line react-hooks/exhaustive-deps -- the camera is ready once
      useEffect(() => props.onCameraReady(), []);
      return null;
    }),
  };
});
jest.mock('expo-file-system', () => ({
  File: class {
    readonly size = 9;
  },
}));
jest.mock('./guide/use-motion-samples', () => ({ useMotionSamples: () => undefined }));

function openPhone(): CameraDevice {
  Object.assign(mockPhone, { isGranted: true, isBroken: false, toggles: 0 });
  return {
    Recorder: CameraRecorder,
    refuse: () => void (mockPhone.isGranted = false),
    breakNextFilm: () => void (mockPhone.isBroken = true),
  };
}

cameraRecorderContract('a phone', openPhone);
