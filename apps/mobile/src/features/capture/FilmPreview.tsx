import { useVideoPlayer, VideoView } from 'expo-video';
import { StyleSheet } from 'react-native';

import type { FilmPreviewProps } from './film-preview.props';

export function FilmPreview({ uri, label }: FilmPreviewProps) {
  const player = useVideoPlayer(uri, (made) => {
    made.muted = true;
  });
  return (
    <VideoView
      player={player}
      accessibilityLabel={label}
      contentFit="contain"
      style={StyleSheet.absoluteFill}
    />
  );
}
