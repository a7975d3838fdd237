import Svg, { Circle, Path, Rect } from 'react-native-svg';

import { drawingColors } from '../theme/tokens';
import { Pack } from './Pack';

/** A shelf that waits to be filmed. */
export function EmptyShelfDrawing({ width = 220 }: { width?: number }) {
  const { wood, woodDark, marigold, greenLight, sky } = drawingColors;
  return (
    <Svg width={width} height={(width * 130) / 220} viewBox="0 0 220 130" aria-hidden>
      <Circle cx={110} cy={64} r={60} fill={marigold} opacity={0.16} />
      <Pack shape="jar" x={42} base={100} fill={greenLight} />
      <Rect
        x={86}
        y={46}
        width={36}
        height={54}
        rx={4}
        fill="none"
        stroke={woodDark}
        strokeWidth={2}
        strokeDasharray="5 5"
      />
      <Pack shape="can" x={136} base={100} fill={sky} />
      <Rect x={24} y={100} width={172} height={10} rx={3} fill={wood} />
      <Rect x={24} y={107} width={172} height={4} fill={woodDark} opacity={0.6} />
      <Path d="M104 66 v16 M96 74 h16" stroke={woodDark} strokeWidth={3} strokeLinecap="round" />
    </Svg>
  );
}
