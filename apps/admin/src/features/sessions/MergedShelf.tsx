import type { ReportItemResponse, ShelfFacingResponse } from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useTokens } from '../../ui/use-tokens';
import { FrameDialog } from './FrameDialog';
import { drawShelf } from './session.model';

/** Widest a drawing may be for its height, so that a long shelf is scrolled and not squeezed flat. */
const SHELF_HEIGHT = 320;

/** Every facing where it stands on the merged shelf; a click shows the frame that proves it. */
export function MergedShelf({
  facings,
  items,
}: {
  readonly facings: readonly ShelfFacingResponse[];
  readonly items: readonly ReportItemResponse[];
}) {
  const translate = useTranslate();
  const color = useTokens();
  const [shown, setShown] = useState<ShelfFacingResponse>();
  const drawing = drawShelf(facings);
  const lines = new Map(items.map((item) => [item.id, item]));
  const nameOf = (facing: ShelfFacingResponse): string =>
    lines.get(facing.itemId)?.name ?? translate('mi.sessions.unknown');
  if (!drawing) return <Typography>{translate('mi.sessions.no_items')}</Typography>;
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {translate('mi.sessions.shelf_help')}
      </Typography>
      <Box
        sx={{ overflowX: 'auto' }}
        tabIndex={0}
        role="group"
        aria-label={translate('mi.sessions.shelf')}
      >
        <Box
          sx={{
            position: 'relative',
            height: SHELF_HEIGHT,
            width: SHELF_HEIGHT * drawing.aspect,
            minWidth: 120,
            bgcolor: color.sunken,
            borderRadius: 2,
          }}
        >
          {drawing.placed.map(({ facing, box }) => (
            <ButtonBase
              key={facing.id}
              aria-label={nameOf(facing)}
              title={nameOf(facing)}
              onClick={() => setShown(facing)}
              sx={{
                position: 'absolute',
                left: `${box.left}%`,
                top: `${box.top}%`,
                width: `${box.width}%`,
                height: `${box.height}%`,
                border: '2px solid',
                borderColor: lines.get(facing.itemId)?.unrecognised ? color.low : color.primary,
                borderRadius: 1,
                overflow: 'hidden',
                '&:hover, &:focus-visible': { outline: `3px solid ${color.accent}` },
              }}
            >
              <Box
                component="img"
                src={facing.imageUrl}
                alt=""
                loading="lazy"
                sx={{ width: '100%', height: '100%', objectFit: 'cover' }}
              />
            </ButtonBase>
          ))}
        </Box>
      </Box>
      {shown ? (
        <FrameDialog facing={shown} name={nameOf(shown)} onClose={() => setShown(undefined)} />
      ) : null}
    </>
  );
}
