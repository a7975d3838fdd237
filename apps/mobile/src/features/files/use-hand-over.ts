import { useMutation } from '@tanstack/react-query';

import { saveFile, sendFile } from '../../lib/files/hand-over-file';
import type { SignedFile } from '../../lib/files/signed-file';

/** Keeps a file on the device, or hands it to another app. */
export function useHandOver() {
  return useMutation({
    mutationFn: ({ file, way }: { file: SignedFile; way: 'save' | 'send' }) =>
      way === 'save' ? saveFile(file) : sendFile(file),
  });
}
