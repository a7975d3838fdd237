import { useMemo } from 'react';
import { StyleSheet, View } from 'react-native';
import Svg, { Path } from 'react-native-svg';

import { radius, scanColors, space } from '../theme/tokens';
import { encodeCode128 } from './code128';

/** Quiet zone on both sides, in modules: ISO/IEC 15417 asks for ten. */
const QUIET = 10;

export interface BarcodeProps {
  text: string;
  label: string;
  height?: number;
  testID?: string;
}

/** Black on white by day and by night: a scanner has no dark theme. */
export function Barcode({ text, label, height = 120, testID }: BarcodeProps) {
  const { path, modules } = useMemo(() => {
    const code = encodeCode128(text);
    const drawn = code.bars.map((bar) => `M${bar.x + QUIET} 0h${bar.width}v100h-${bar.width}z`);
    return { path: drawn.join(''), modules: code.modules + 2 * QUIET };
  }, [text]);
  return (
    <View testID={testID} role="img" aria-label={label} style={styles.paper}>
      <Svg width="100%" height={height} viewBox={`0 0 ${modules} 100`} preserveAspectRatio="none">
        <Path d={path} fill={scanColors.ink} />
      </Svg>
    </View>
  );
}

const styles = StyleSheet.create({
  paper: {
    width: '100%',
    backgroundColor: scanColors.paper,
    borderRadius: radius.md,
    paddingVertical: space.md,
  },
});
