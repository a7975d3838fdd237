import { File } from 'expo-file-system';
import { launchImageLibraryAsync } from 'expo-image-picker';

import type { RecordedFilm } from './recorded-film';

/** Null when the person changes their mind. */
export async function pickFilm(): Promise<RecordedFilm | null> {
  const answer = await launchImageLibraryAsync({ mediaTypes: ['videos'] });
  const asset = answer.assets?.[0];
  if (asset === undefined) return null;
  return {
    source: { kind: 'file', uri: asset.uri },
    fileName: asset.fileName ?? 'anaquel.mp4',
    contentType: asset.mimeType ?? 'video/mp4',
    sizeBytes: asset.fileSize ?? new File(asset.uri).size,
    durationMs: asset.duration ?? null,
    previewUri: asset.uri,
  };
}
