import { getDocumentAsync } from 'expo-document-picker';

import type { PickTable } from './table-file';
import { TABLE_TYPES } from './table-file';

/** A table from the phone's files, its drive or a message; null when the person changes their mind. */
export const pickTable: PickTable = async () => {
  const answer = await getDocumentAsync({ type: [...TABLE_TYPES], copyToCacheDirectory: true });
  const asset = answer.assets?.[0];
  if (asset === undefined) return null;
  const { uri, name } = asset;
  return { name, part: { uri, name, type: asset.mimeType ?? 'application/octet-stream' } };
};
