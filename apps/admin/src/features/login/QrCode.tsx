import Box from '@mui/material/Box';
import { encode } from 'uqr';

/** What cameras read: black on white, whatever the scheme. */
const INK = '#000000';
const PAPER = '#FFFFFF';

/** A text as a QR code. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const dots = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      sx={{ width: 200, height: 200, mx: 'auto', borderRadius: 2, bgcolor: PAPER }}
    >
      <path d={dots.join('')} fill={INK} />
    </Box>
  );
}
