import { assertNever } from '../../lib/assert-never';
import type { TagTone } from '../../ui/Tag';
import type { Count, CountDetail, PreviewLine } from './counts.calls';

type Session = CountDetail['sessions'][number];

export const statusTones: Readonly<Record<Count['status'], TagTone>> = {
  OPEN: 'info',
  IN_REVIEW: 'wait',
  APPROVED: 'good',
  CONFIRMED: 'good',
  REOPENED: 'wait',
  CANCELED: 'neutral',
};

/** What the person may do with the count now, the main thing first. */
export type CountAct = 'confirm' | 'submit' | 'approve' | 'return' | 'reopen' | 'cancel';

export interface Doer {
  isOwner: boolean;
  canWrite: boolean;
}

/** As the server decides: where the owner must approve, nobody else confirms without it. */
export function actsOf(count: CountDetail, { isOwner, canWrite }: Doer): CountAct[] {
  if (!canWrite) return [];
  const hasReport = count.sessions.some(({ status }) => status === 'READY');
  const mayConfirm = !count.needsApproval || isOwner;
  switch (count.status) {
    case 'OPEN':
    case 'REOPENED':
      if (!hasReport) return ['cancel'];
      return mayConfirm ? ['confirm', 'cancel'] : ['submit', 'cancel'];
    case 'IN_REVIEW':
      return mayConfirm
        ? [...(['confirm', 'return'] as const), ...(isOwner ? (['approve'] as const) : [])]
        : [];
    case 'APPROVED':
      return ['confirm', ...(isOwner ? (['return'] as const) : [])];
    case 'CONFIRMED':
      return mayConfirm ? ['reopen'] : [];
    case 'CANCELED':
      return [];
    default:
      return assertNever(count.status);
  }
}

/** Films may still come and go. */
export function isCounting(status: Count['status']): boolean {
  return status === 'OPEN' || status === 'REOPENED' || status === 'IN_REVIEW';
}

/** A place of the count with its films; `null` gathers films of no named place. */
export interface Place {
  area: string | null;
  sessions: Session[];
}

/** The places that were planned, in their order, then the others that were filmed. */
export function placesOf(count: CountDetail): Place[] {
  const planned = count.kind === 'ZONE' && count.scopeValue !== null ? [count.scopeValue] : [];
  const names: Array<string | null> = [...new Set([...planned, ...count.areas])];
  for (const { area } of count.sessions) {
    const name = area === '' ? null : area;
    if (!names.includes(name)) names.push(name);
  }
  if (names.length === 0) names.push(null);
  return names.map((area) => ({
    area,
    sessions: count.sessions.filter(
      (session) => (session.area === '' ? null : session.area) === area,
    ),
  }));
}

/** Lines that somebody ought to look at before the count becomes the stock. */
export interface PreviewFigures {
  short: number;
  over: number;
  notSeen: number;
  /** Moved by sales or purchases while the count ran. */
  moved: number;
  unnamed: number;
}

export function figuresOf(lines: readonly PreviewLine[]): PreviewFigures {
  const count = (is: (line: PreviewLine) => boolean) => lines.filter(is).length;
  return {
    short: count(({ outcome }) => outcome === 'SHORT'),
    over: count(({ outcome }) => outcome === 'OVER'),
    notSeen: count(({ outcome }) => outcome === 'NOT_SEEN'),
    moved: count(({ moved }) => moved !== 0),
    unnamed: count(({ outcome }) => outcome === 'UNNAMED'),
  };
}
