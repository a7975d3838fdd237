import { useEffect, useRef } from 'react';

import { createBarcodeReader } from './barcode-reader';
import type { ScannerFault, ScannerProps } from './scanner.props';

/** Four looks a second find a code that is held still, and leave a cheap phone its battery. */
const LOOK_EVERY_MS = 250;

function faultOf(error: unknown): ScannerFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed';
}

export function Scanner(props: ScannerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const callbacks = useRef(props);
  callbacks.current = props;
  useEffect(() => {
    let isGone = false;
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = '';
    const run = async () => {
      const devices: MediaDevices | undefined = navigator.mediaDevices;
      if (devices === undefined) {
        callbacks.current.onFault('missing');
        return;
      }
      const [opened, reader] = await Promise.all([
        devices.getUserMedia({ audio: false, video: { facingMode: { ideal: 'environment' } } }),
        createBarcodeReader(),
      ]);
      stream = opened;
      if (isGone || video.current === null) {
        opened.getTracks().forEach((track) => track.stop());
        return;
      }
      video.current.srcObject = opened;
      await video.current.play();
      const look = async () => {
        if (isGone || video.current === null) return;
        const code = await reader(video.current).catch(() => null);
        if (code !== null && code !== last) {
          last = code;
          callbacks.current.onCode(code);
        }
        timer = setTimeout(() => void look(), LOOK_EVERY_MS);
      };
      await look();
    };
    run().catch((error: unknown) => {
      if (!isGone) callbacks.current.onFault(faultOf(error));
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
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
