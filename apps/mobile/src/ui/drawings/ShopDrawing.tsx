import Svg, { Circle, G, Path, Rect } from 'react-native-svg';

import { drawingColors } from '../theme/tokens';
import { Pack } from './Pack';

export interface ShopDrawingProps {
  width: number;
}

const VIEW = { width: 360, height: 250 } as const;

/** A shop's shelves with a phone held before them: what the product does, at one look. */
export function ShopDrawing({ width }: ShopDrawingProps) {
  const { wood, woodDark, chile, sky, pink, marigold, greenLight, green, cream, ink, white } =
    drawingColors;
  return (
    <Svg
      width={width}
      height={(width * VIEW.height) / VIEW.width}
      viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
      aria-hidden
    >
      <Rect x={10} y={6} width={340} height={232} rx={14} fill={cream} opacity={0.14} />
      <G>
        <Pack shape="bottle" x={26} base={112} fill={chile} />
        <Pack shape="bottle" x={60} base={112} fill={chile} />
        <Pack shape="box" x={98} base={112} fill={marigold} />
        <Pack shape="box" x={138} base={112} fill={marigold} />
        <Pack shape="jar" x={184} base={112} fill={greenLight} />
        <Pack shape="jar" x={220} base={112} fill={pink} />
        <Pack shape="bag" x={260} base={112} fill={sky} />
        <Pack shape="bag" x={302} base={112} fill={sky} />
        <Rect x={16} y={112} width={328} height={10} rx={3} fill={wood} />
        <Rect x={16} y={119} width={328} height={4} fill={woodDark} opacity={0.6} />
      </G>
      <G>
        <Pack shape="can" x={26} base={216} fill={sky} />
        <Pack shape="can" x={58} base={216} fill={sky} />
        <Pack shape="can" x={90} base={216} fill={pink} />
        <Pack shape="bag" x={126} base={216} fill={chile} />
        <Pack shape="bag" x={168} base={216} fill={marigold} />
        <Pack shape="bottle" x={214} base={216} fill={greenLight} />
        <Pack shape="bottle" x={248} base={216} fill={greenLight} />
        <Pack shape="box" x={284} base={216} fill={pink} />
        <Rect x={16} y={216} width={328} height={10} rx={3} fill={wood} />
        <Rect x={16} y={223} width={328} height={4} fill={woodDark} opacity={0.6} />
      </G>
      <G>
        <Rect
          x={84}
          y={24}
          width={192}
          height={108}
          rx={16}
          fill="none"
          stroke={ink}
          strokeWidth={8}
        />
        <Circle cx={268} cy={78} r={3} fill={white} />
        {[
          { x: 97, w: 38, c: marigold },
          { x: 137, w: 38, c: marigold },
          { x: 182, w: 36, c: greenLight },
          { x: 218, w: 36, c: pink },
        ].map((box) => (
          <Rect
            key={box.x}
            x={box.x}
            y={50}
            width={box.w}
            height={64}
            rx={5}
            fill="none"
            stroke={white}
            strokeWidth={2.5}
          />
        ))}
        <Circle cx={276} cy={30} r={20} fill={marigold} />
        <Path
          d="M267 30 l6.5 7 l12 -13"
          stroke={green}
          strokeWidth={5}
          strokeLinecap="round"
          strokeLinejoin="round"
          fill="none"
        />
      </G>
    </Svg>
  );
}
