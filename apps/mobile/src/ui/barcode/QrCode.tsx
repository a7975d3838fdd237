import { useMemo } from 'react';
import { StyleSheet, View } from 'react-native';
import Svg, { Path } from 'react-native-svg';
import { encode } from 'uqr';

import { radius, scanColors, space } from '../theme/tokens';

export interface QrCodeProps {
  text: string;
  label: string;
  size?: number;
  testID?: string;
}

/** Dark on white in both themes, with the quiet zone that cameras ask for. */
export function QrCode({ text, label, size = 180, testID }: QrCodeProps) {
  const { path, count } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 0 });
    const squares = code.data.flatMap((row, y) =>
      row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')),
    );
    return { path: squares.join(''), count: code.size };
  }, [text]);
  return (
    <View testID={testID} role="img" aria-label={label} style={styles.paper}>
      <Svg width={size} height={size} viewBox={`0 0 ${count} ${count}`}>
        <Path d={path} fill={scanColors.ink} />
      </Svg>
    </View>
  );
}

const styles = StyleSheet.create({
  paper: {
    alignSelf: 'center',
    backgroundColor: scanColors.paper,
    borderRadius: radius.lg,
    padding: space.lg,
  },
});
