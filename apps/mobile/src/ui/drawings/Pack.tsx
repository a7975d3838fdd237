import { Circle, G, Path, Rect } from 'react-native-svg';

import { drawingColors } from '../theme/tokens';

export type PackShape = 'box' | 'bottle' | 'can' | 'bag' | 'jar';

export interface PackProps {
  shape: PackShape;
  /** Left edge and the shelf's top edge, in units of the drawing. */
  x: number;
  base: number;
  fill: string;
}

/** One product of the drawings: no brand, only the familiar outline. */
export function Pack({ shape, x, base, fill }: PackProps) {
  const { cream, ink, white } = drawingColors;
  switch (shape) {
    case 'box':
      return (
        <G>
          <Rect x={x} y={base - 58} width={36} height={58} rx={3} fill={fill} />
          <Rect x={x + 5} y={base - 46} width={26} height={18} rx={2} fill={cream} />
          <Rect x={x + 9} y={base - 20} width={18} height={4} rx={2} fill={white} opacity={0.75} />
          <Rect x={x + 9} y={base - 12} width={12} height={4} rx={2} fill={white} opacity={0.75} />
        </G>
      );
    case 'bottle':
      return (
        <G>
          <Rect x={x + 9} y={base - 70} width={10} height={9} rx={2} fill={ink} opacity={0.75} />
          <Path
            d={`M${x + 10} ${base - 62} h8 v8 q10 6 10 18 v30 q0 6 -6 6 h-16 q-6 0 -6 -6 v-30 q0 -12 10 -18 z`}
            fill={fill}
          />
          <Rect x={x} y={base - 32} width={28} height={18} fill={cream} />
          <Circle cx={x + 14} cy={base - 23} r={5} fill={fill} />
        </G>
      );
    case 'can':
      return (
        <G>
          <Rect x={x} y={base - 44} width={28} height={44} rx={5} fill={fill} />
          <Rect x={x} y={base - 44} width={28} height={6} rx={3} fill={ink} opacity={0.18} />
          <Rect x={x} y={base - 31} width={28} height={15} fill={cream} />
          <Rect x={x + 6} y={base - 26} width={16} height={5} rx={2} fill={fill} />
        </G>
      );
    case 'bag':
      return (
        <G>
          <Path
            d={`M${x} ${base} q3 -26 0 -54 h4 l3 -4 4 4 4 -4 4 4 4 -4 4 4 4 -4 3 4 h4 q-3 28 0 54 z`}
            fill={fill}
          />
          <Circle cx={x + 19} cy={base - 30} r={11} fill={cream} />
          <Rect x={x + 10} y={base - 12} width={18} height={4} rx={2} fill={white} opacity={0.8} />
        </G>
      );
    case 'jar':
      return (
        <G>
          <Rect x={x + 3} y={base - 50} width={26} height={9} rx={2} fill={ink} opacity={0.65} />
          <Rect x={x} y={base - 42} width={32} height={42} rx={7} fill={fill} />
          <Rect x={x} y={base - 30} width={32} height={16} fill={cream} />
          <Rect x={x + 7} y={base - 24} width={18} height={4} rx={2} fill={fill} />
        </G>
      );
  }
}
