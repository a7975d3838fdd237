import { File, Paths } from 'expo-file-system';
import { shareAsync } from 'expo-sharing';

import { FailureError } from '../api/failure';
import type { HandOverFile } from './signed-file';

/** The phone's sheet both keeps a file and sends it. */
export const canSendFiles = (): boolean => false;

/** Downloads into the app's cache and opens the phone's sheet: save, print, WhatsApp. */
export const saveFile: HandOverFile = async ({ url, name, mimeType }) => {
  const target = new File(Paths.cache, name);
  if (target.exists) target.delete();
  const saved = await File.downloadFileAsync(url, target).catch(() => {
    throw new FailureError({ kind: 'offline' });
  });
  await shareAsync(saved.uri, { mimeType, dialogTitle: name });
};

export const sendFile = saveFile;
