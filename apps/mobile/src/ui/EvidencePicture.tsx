import { Picture } from './Picture';
import { StyleSheet, View } from 'react-native';

import { useStyles, type Theme } from './theme/theme';
import { radius } from './theme/tokens';

/** A box in fractions (0 to 1) of the picture. */
export interface FractionBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface EvidencePictureProps {
  uri: string;
  label: string;
  aspectRatio: number;
  box: FractionBox;
  onSize?: (size: { width: number; height: number }) => void;
  testID?: string;
}

/** The frame of the film with the counted unit marked on it. */
export function EvidencePicture({
  uri,
  label,
  aspectRatio,
  box,
  onSize,
  testID,
}: EvidencePictureProps) {
  const styles = useStyles(createStyles);
  return (
    <View testID={testID} style={[styles.frame, { aspectRatio }]}>
      <Picture
        uri={uri}
        label={label}
        fit="fill"
        style={StyleSheet.absoluteFill}
        onLoad={({ source }) => onSize?.({ width: source.width, height: source.height })}
      />
      <View
        testID={testID === undefined ? undefined : `${testID}-box`}
        style={[
          styles.box,
          {
            left: `${box.x * 100}%`,
            top: `${box.y * 100}%`,
            width: `${box.width * 100}%`,
            height: `${box.height * 100}%`,
          },
        ]}
      />
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    frame: {
      width: '100%',
      borderRadius: radius.md,
      overflow: 'hidden',
      backgroundColor: colors.sunken,
    },
    box: {
      position: 'absolute',
      borderWidth: 3,
      borderColor: colors.accent,
      borderRadius: radius.sm / 2,
      boxShadow: '0 0 0 2px rgba(11, 10, 8, 0.55), 0 0 0 2000px rgba(11, 10, 8, 0.28)',
    },
  });
