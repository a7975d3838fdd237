import { File, Paths } from 'expo-file-system';
import { shareAsync } from 'expo-sharing';

import { FailureError } from '../api/failure';
import { authorizationOf, type SaveApiFile } from './api-file';

/** Downloads into the app's cache and opens the phone's sheet: save, print, send. */
export const saveApiFile: SaveApiFile = async (access, { path, name, mimeType }) => {
  const target = new File(Paths.cache, name);
  if (target.exists) target.delete();
  const saved = await File.downloadFileAsync(`${access.baseUrl}${path}`, target, {
    headers: await authorizationOf(access),
  }).catch(() => {
    throw new FailureError({ kind: 'offline' });
  });
  await shareAsync(saved.uri, { mimeType, dialogTitle: name });
};
