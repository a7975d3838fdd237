import { launchImageLibraryAsync } from 'expo-image-picker';

import type { PhotoPart } from '../api/client';

/** One picture from the gallery; null when the person changes their mind. */
export async function pickPhoto(): Promise<PhotoPart | null> {
  const answer = await launchImageLibraryAsync({ mediaTypes: ['images'], quality: 0.9 });
  const asset = answer.assets?.[0];
  if (asset === undefined) return null;
  return {
    uri: asset.uri,
    name: asset.fileName ?? 'producto.jpg',
    type: asset.mimeType ?? 'image/jpeg',
  };
}
