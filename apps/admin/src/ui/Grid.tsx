import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Boxes side by side, as many as there is room for. */
export function Grid({
  minWidth,
  children,
}: {
  /** Of one box, in pixels. */
  readonly minWidth: number;
  readonly children: ReactNode;
}) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: `repeat(auto-fit, minmax(min(${minWidth}px, 100%), 1fr))`,
        gap: 2,
      }}
    >
      {children}
    </Box>
  );
}
