import { Image, type ImageLoadEventData, type ImageStyle } from 'expo-image';
import type { StyleProp } from 'react-native';

export interface PictureProps {
  uri: string;
  /** What it shows; an empty text marks mere decoration beside words that say the same. */
  label: string;
  fit: 'contain' | 'cover' | 'fill';
  style: StyleProp<ImageStyle>;
  onLoad?: (event: ImageLoadEventData) => void;
  testID?: string;
}

/** A picture from the server. On the web only `accessibilityLabel` becomes the `alt` of the image. */
export function Picture({ uri, label, fit, style, onLoad, testID }: PictureProps) {
  return (
    <Image
      testID={testID}
      source={{ uri }}
      accessibilityLabel={label}
      contentFit={fit}
      style={style}
      onLoad={onLoad}
    />
  );
}
