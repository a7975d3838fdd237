import Svg, { Circle, Path, Rect } from 'react-native-svg';

import { drawingColors } from '../theme/tokens';

/** A till's receipt: what was bought, or what may be. */
export function ReceiptDrawing({ width = 180 }: { width?: number }) {
  const { cream, woodDark, greenLight, marigold, sky } = drawingColors;
  return (
    <Svg width={width} height={(width * 130) / 220} viewBox="0 0 220 130" aria-hidden>
      <Circle cx={110} cy={64} r={60} fill={sky} opacity={0.16} />
      <Path
        d="M74 12 h72 v104 l-9 -7 -9 7 -9 -7 -9 7 -9 -7 -9 7 -9 -7 -9 7 z"
        fill={cream}
        stroke={woodDark}
        strokeWidth={2}
        strokeLinejoin="round"
      />
      <Rect x={86} y={28} width={32} height={7} rx={3} fill={greenLight} />
      <Rect x={86} y={44} width={48} height={5} rx={2} fill={woodDark} opacity={0.35} />
      <Rect x={86} y={56} width={40} height={5} rx={2} fill={woodDark} opacity={0.35} />
      <Rect x={86} y={68} width={46} height={5} rx={2} fill={woodDark} opacity={0.35} />
      <Rect x={110} y={84} width={24} height={9} rx={3} fill={marigold} />
    </Svg>
  );
}
