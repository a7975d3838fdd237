import Svg, { Circle, Ellipse, Path, Rect } from 'react-native-svg';

import { drawingColors } from '../theme/tokens';

function Pile({ x, base, count }: { x: number; base: number; count: number }) {
  const { marigold, woodDark, cream } = drawingColors;
  return (
    <>
      {Array.from({ length: count }, (_, index) => {
        const y = base - 9 * index;
        return (
          <Path
            key={index}
            d={`M${x} ${y - 9} v7 a24 8 0 0 0 48 0 v-7 z`}
            fill={marigold}
            stroke={woodDark}
            strokeWidth={1.5}
          />
        );
      })}
      <Ellipse
        cx={x + 24}
        cy={base - 9 * count}
        rx={24}
        ry={8}
        fill={cream}
        stroke={woodDark}
        strokeWidth={1.5}
      />
    </>
  );
}

/** Piles of coins on the counter: money that became credits. */
export function CoinsDrawing({ width = 200 }: { width?: number }) {
  const { wood, woodDark, marigold } = drawingColors;
  return (
    <Svg width={width} height={(width * 130) / 220} viewBox="0 0 220 130" aria-hidden>
      <Circle cx={110} cy={64} r={60} fill={marigold} opacity={0.16} />
      <Pile x={30} base={102} count={3} />
      <Pile x={86} base={102} count={6} />
      <Pile x={142} base={102} count={4} />
      <Rect x={18} y={104} width={184} height={10} rx={3} fill={wood} />
      <Rect x={18} y={111} width={184} height={4} fill={woodDark} opacity={0.6} />
    </Svg>
  );
}
