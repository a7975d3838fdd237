import { cameraRecorderContract, type CameraDevice } from './camera-recorder.contract';
import { CameraRecorder } from './CameraRecorder.web';

jest.mock('./guide/frame-sampler', () => ({
  FrameSampler: class {
    take() {
      return null;
    }
  },
}));

/** The browser's camera and recorder, in memory; the names are those of the media APIs. */
function openBrowser(): CameraDevice {
  let isGranted = true;
  let isBroken = false;
  class Recorder {
    static isTypeSupported = (type: string) => type.startsWith('video/webm');
    state = 'inactive';
    readonly mimeType = 'video/webm;codecs=vp8';
    ondataavailable: (event: { data: Blob }) => void = () => undefined;
    onstop: () => void = () => undefined;
    onerror: () => void = () => undefined;
    start() {
      this.state = 'recording';
    }
    pause() {
      this.state = 'paused';
    }
    resume() {
      this.state = 'recording';
    }
    stop() {
      this.state = 'inactive';
      if (isBroken) return this.onerror();
      this.ondataavailable({ data: { size: 9 } as Blob });
      this.onstop();
    }
  }
  const getUserMedia = async () => {
    if (!isGranted) throw new DOMException('no', 'NotAllowedError');
    return { getTracks: () => [] };
  };
  Object.assign(globalThis, { MediaRecorder: Recorder });
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { mediaDevices: { getUserMedia } },
  });
  Object.assign(globalThis, {
    Blob: class {
      readonly size: number;
      constructor(parts: Array<{ size: number }>) {
        this.size = parts.reduce((sum, part) => sum + part.size, 0);
      }
    },
  });
  Object.assign(URL, { createObjectURL: () => 'blob:film' });
  return {
    Recorder: CameraRecorder,
    refuse: () => void (isGranted = false),
    breakNextFilm: () => void (isBroken = true),
    nodeMock: () => ({ srcObject: null, play: async () => undefined }),
  };
}

cameraRecorderContract('the browser', openBrowser);
