import type { TruthBoxResponse } from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useState, type PointerEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useTokens } from '../../ui/use-tokens';
import { boxAt, boxBetween, type Point } from './annotation.model';

interface Stroke {
  readonly from: Point;
  readonly to: Point;
}

function pointOf(event: PointerEvent<HTMLElement>): Point {
  const area = event.currentTarget.getBoundingClientRect();
  return {
    x: (event.clientX - area.left) / area.width,
    y: (event.clientY - area.top) / area.height,
  };
}

const percent = (fraction: number): string => `${fraction * 100}%`;

const placeOf = ({ x, y, width, height }: TruthBoxResponse) => ({
  position: 'absolute' as const,
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});

/**
 * A frame with its boxes: one is chosen by a click or from the keyboard, a new one is drawn by
 * dragging, over others too.
 */
export function FrameCanvas({
  imageUrl,
  boxes,
  chosen,
  onChoose,
  onDraw,
}: {
  readonly imageUrl: string;
  readonly boxes: readonly TruthBoxResponse[];
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
  readonly onDraw: (box: TruthBoxResponse) => void;
}) {
  const translate = useTranslate();
  const color = useTokens();
  const [stroke, setStroke] = useState<Stroke>();
  const begun = stroke && boxBetween(stroke.from, stroke.to);
  const begin = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setStroke({ from: pointOf(event), to: pointOf(event) });
  };
  const end = (): void => {
    const clicked = stroke && boxAt(boxes, stroke.from);
    if (begun) onDraw(begun);
    else if (clicked !== undefined) onChoose(clicked);
    setStroke(undefined);
  };
  return (
    <Box
      data-testid="frame-canvas"
      onPointerDown={begin}
      onPointerMove={(event: PointerEvent<HTMLElement>) => {
        if (stroke) setStroke({ from: stroke.from, to: pointOf(event) });
      }}
      onPointerUp={end}
      onPointerCancel={() => setStroke(undefined)}
      sx={{
        position: 'relative',
        alignSelf: 'start',
        cursor: 'crosshair',
        touchAction: 'none',
        lineHeight: 0,
      }}
    >
      <Box
        component="img"
        src={imageUrl}
        alt={translate('mi.truth.picture')}
        draggable={false}
        sx={{ width: '100%', borderRadius: 2, userSelect: 'none' }}
      />
      {boxes.map((box, index) => (
        <ButtonBase
          key={index}
          aria-label={translate('mi.truth.box', { number: index + 1 })}
          aria-pressed={index === chosen}
          onClick={() => onChoose(index)}
          sx={{
            ...placeOf(box),
            border: '2px solid',
            borderColor: box.productId === null ? color.low : color.high,
            outline: index === chosen ? `3px solid ${color.accent}` : 'none',
            borderRadius: 0.5,
          }}
        >
          <Box
            component="span"
            sx={{
              position: 'absolute',
              top: 0,
              left: 0,
              px: 0.6,
              lineHeight: 1.5,
              fontSize: '0.75rem',
              fontWeight: 700,
              bgcolor: color.surface,
              color: color.ink,
            }}
          >
            {index + 1}
          </Box>
        </ButtonBase>
      ))}
      {begun ? <Box sx={{ ...placeOf(begun), border: `2px dashed ${color.accent}` }} /> : null}
    </Box>
  );
}
