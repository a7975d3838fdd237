import Chip from '@mui/material/Chip';
import { useTranslate } from 'react-admin';
import type { Tokens } from './tokens';
import { useTokens } from './use-tokens';

type Tone = 'good' | 'wait' | 'bad' | 'info' | 'quiet';

/** What a state means to whoever looks: done, under way, wrong, worth knowing, or over. */
const TONES: Readonly<Record<string, Tone>> = {
  ACTIVE: 'good',
  READY: 'good',
  PAID: 'good',
  SUCCEEDED: 'good',
  GRANTED: 'good',
  ACCEPTED: 'good',
  WON: 'good',
  ON: 'good',
  SOLD: 'good',
  ASKED: 'good',
  WORKING: 'good',
  high: 'good',
  medium: 'wait',
  NO_KEYS: 'wait',
  CHANGED: 'wait',
  PAUSED: 'wait',
  CREATED: 'quiet',
  UPLOADING: 'wait',
  UPLOADED: 'wait',
  WAITING_CREDITS: 'wait',
  QUEUED: 'wait',
  EXTRACTING: 'wait',
  DETECTING: 'wait',
  MERGING: 'wait',
  PENDING: 'wait',
  REQUIRES_ACTION: 'wait',
  DUE: 'wait',
  REVIEW: 'wait',
  SUBMITTED: 'wait',
  OPEN: 'wait',
  SUSPENDED: 'bad',
  FAILED: 'bad',
  REJECTED: 'bad',
  LOST: 'bad',
  OFF: 'bad',
  STOPPED: 'bad',
  low: 'bad',
  ADMIN: 'info',
  REFUNDED: 'info',
  REVERSED: 'info',
};

function colorsOf(tone: Tone, color: Tokens): { readonly bgcolor: string; readonly color: string } {
  switch (tone) {
    case 'good':
      return { bgcolor: color.primarySoft, color: color.onPrimarySoft };
    case 'wait':
      return { bgcolor: color.accentSoft, color: color.onAccentSoft };
    case 'bad':
      return { bgcolor: color.dangerSoft, color: color.onDangerSoft };
    case 'info':
      return { bgcolor: color.infoSoft, color: color.onInfoSoft };
    case 'quiet':
      return { bgcolor: color.sunken, color: color.ink };
  }
}

/** A state in words and in a colour; `mi.status.X` names it. */
export function StatusChip({ status, tone }: { readonly status: string; readonly tone?: Tone }) {
  const translate = useTranslate();
  const color = useTokens();
  return (
    <Chip
      size="small"
      label={translate(`mi.status.${status}`, { _: status })}
      sx={colorsOf(tone ?? TONES[status] ?? 'quiet', color)}
    />
  );
}
