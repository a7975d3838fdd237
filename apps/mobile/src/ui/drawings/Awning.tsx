import Svg, { Path, Rect } from 'react-native-svg';

import { drawingColors } from '../theme/tokens';

export interface AwningProps {
  width: number;
  height?: number;
  /** How many stripes fit the width. */
  stripes?: number;
}

/** The striped awning of a corner shop, our mark across the app. */
export function Awning({ width, height = 34, stripes = 12 }: AwningProps) {
  const stripe = width / stripes;
  const drop = Math.min(stripe / 2, height * 0.45);
  return (
    <Svg width={width} height={height} aria-hidden>
      {Array.from({ length: stripes }, (_, index) => {
        const x = index * stripe;
        const fill = index % 2 === 0 ? drawingColors.marigold : drawingColors.cream;
        const edge = height - drop;
        return (
          <Path
            key={index}
            d={`M${x} 0 H${x + stripe} V${edge} A${stripe / 2} ${drop} 0 0 1 ${x} ${edge} Z`}
            fill={fill}
          />
        );
      })}
      <Rect x={0} y={0} width={width} height={3} fill={drawingColors.ink} opacity={0.12} />
    </Svg>
  );
}
