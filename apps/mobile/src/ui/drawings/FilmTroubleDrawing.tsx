import Svg, { Circle, G, Path, Rect } from 'react-native-svg';

import { drawingColors } from '../theme/tokens';

/** A film that could not be used. */
export function FilmTroubleDrawing({ width = 200 }: { width?: number }) {
  const { chile, cream, ink, sky, marigold, wood } = drawingColors;
  return (
    <Svg width={width} height={(width * 140) / 200} viewBox="0 0 200 140" aria-hidden>
      <Circle cx={100} cy={72} r={62} fill={chile} opacity={0.12} />
      <G>
        <Rect x={46} y={36} width={108} height={72} rx={12} fill={ink} />
        <Rect x={53} y={43} width={94} height={58} rx={7} fill={cream} />
        <Rect x={62} y={62} width={20} height={28} rx={3} fill={sky} opacity={0.35} />
        <Rect x={87} y={56} width={20} height={34} rx={3} fill={marigold} opacity={0.35} />
        <Rect x={112} y={64} width={20} height={26} rx={3} fill={chile} opacity={0.3} />
        <Rect x={58} y={90} width={84} height={4} rx={2} fill={wood} opacity={0.5} />
      </G>
      <Circle cx={152} cy={38} r={20} fill={chile} />
      <Path
        d="M145 31 l14 14 M159 31 l-14 14"
        stroke={cream}
        strokeWidth={5}
        strokeLinecap="round"
      />
    </Svg>
  );
}
