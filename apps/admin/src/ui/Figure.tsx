import Box from '@mui/material/Box';
import MuiCard from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTokens } from './use-tokens';

/** One figure to be read from afar, and a line that explains it. */
export function Figure({
  label,
  value,
  note,
  isProud = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
  /** The one figure of the page that matters most. */
  readonly isProud?: boolean;
}) {
  const color = useTokens();
  const quiet = isProud ? color.onHero : color.inkMuted;
  return (
    <MuiCard
      sx={{
        p: 2.25,
        ...(isProud ? { bgcolor: color.hero, color: color.onHero, borderColor: color.hero } : {}),
      }}
    >
      <Typography variant="body2" sx={{ color: quiet, fontWeight: 600 }}>
        {label}
      </Typography>
      <Box sx={{ typography: 'h5', fontVariantNumeric: 'tabular-nums', mt: 0.25 }}>{value}</Box>
      {note === undefined ? null : (
        <Typography variant="body2" sx={{ color: quiet, mt: 0.25 }}>
          {note}
        </Typography>
      )}
    </MuiCard>
  );
}
