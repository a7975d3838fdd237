import Svg, { Circle, Path } from 'react-native-svg';

import { drawingColors } from '../theme/tokens';

/** No network: a cloud that is out of reach for now. */
export function OfflineDrawing({ width = 160 }: { width?: number }) {
  const { sky, ink } = drawingColors;
  return (
    <Svg width={width} height={(width * 110) / 160} viewBox="0 0 160 110" aria-hidden>
      <Circle cx={80} cy={56} r={50} fill={sky} opacity={0.16} />
      <Path
        d="M52 78 a18 18 0 0 1 2 -36 a28 28 0 0 1 53 6 a16 16 0 0 1 1 30 z"
        fill={sky}
        opacity={0.65}
      />
      <Path d="M48 26 L112 92" stroke={ink} strokeWidth={6} strokeLinecap="round" />
    </Svg>
  );
}
