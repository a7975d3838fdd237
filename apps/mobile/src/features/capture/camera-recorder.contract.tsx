import type { ComponentType } from 'react';
import { act, create, type ReactTestRenderer } from 'react-test-renderer';

import type { CameraRecorderProps } from './camera-recorder.props';

/** A device with a camera, as far as the recorder sees it. */
export interface CameraDevice {
  readonly Recorder: ComponentType<CameraRecorderProps>;
  /** What the system answers when it is asked for the camera; granted unless told. */
  readonly refuse: () => void;
  /** The encoder gives up when the next film ends. */
  readonly breakNextFilm: () => void;
  /** What the component's host elements are, where it needs any. */
  readonly nodeMock?: () => unknown;
}

/** What every recorder does, whatever camera is below it. */
export function cameraRecorderContract(name: string, open: () => CameraDevice): void {
  describe(`the camera of ${name}`, () => {
    async function start(prepare: (device: CameraDevice) => void = () => undefined) {
      const device = open();
      prepare(device);
      const { Recorder } = device;
      const told = {
        onReady: jest.fn(),
        onFault: jest.fn(),
        onRecorded: jest.fn(),
        onSample: jest.fn(),
      };
      let shown: ReactTestRenderer | undefined;
      const show = (state: { isRecording: boolean; isPaused?: boolean }) =>
        act(async () => {
          const element = <Recorder isPaused={false} {...state} {...told} />;
          if (shown) shown.update(element);
          else shown = create(element, { createNodeMock: device.nodeMock ?? (() => null) });
        });
      await show({ isRecording: false });
      return { told, show, end: () => act(async () => shown?.unmount()) };
    }

    it('says when it is ready, and records nothing by itself', async () => {
      const { told, end } = await start();
      expect(told.onReady).toHaveBeenCalledWith({ canPause: true });
      expect(told.onFault).not.toHaveBeenCalled();
      await end();
      expect(told.onRecorded).not.toHaveBeenCalled();
    });

    it('says that the person refused', async () => {
      const { told, end } = await start((device) => device.refuse());
      expect(told.onFault).toHaveBeenCalledWith('denied');
      expect(told.onReady).not.toHaveBeenCalled();
      await end();
    });

    it('gives one film from the start to the stop, held in between', async () => {
      const { told, show, end } = await start();
      await show({ isRecording: true });
      await show({ isRecording: true, isPaused: true });
      await show({ isRecording: true });
      expect(told.onRecorded).not.toHaveBeenCalled();
      await show({ isRecording: false });
      expect(told.onRecorded).toHaveBeenCalledTimes(1);
      expect(told.onRecorded).toHaveBeenCalledWith({
        source: expect.anything() as unknown,
        fileName: expect.stringMatching(/^anaquel\.(mp4|mov|webm)$/) as unknown,
        contentType: expect.stringMatching(/^video\/(mp4|quicktime|webm)$/) as unknown,
        sizeBytes: 9,
        durationMs: expect.any(Number) as unknown,
        previewUri: expect.stringMatching(/./) as unknown,
      });
      await end();
    });

    it('says that a film failed', async () => {
      const { told, show, end } = await start((device) => device.breakNextFilm());
      await show({ isRecording: true });
      await show({ isRecording: false });
      expect(told.onFault).toHaveBeenCalledWith('failed');
      expect(told.onRecorded).not.toHaveBeenCalled();
      await end();
    });
  });
}
