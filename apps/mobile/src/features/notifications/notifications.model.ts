import type { AppNavigation, RootParamList } from '../../lib/navigation/routes';
import { assertNever } from '../../lib/assert-never';
import type { IconName } from '../../ui/Icon';
import type { Colors } from '../../ui/theme/tokens';
import type { Notification, NotificationKind } from './notifications.calls';

/** Where a notification leads: a screen with what it is opened with. */
export type Target = {
  [Name in keyof RootParamList]: { name: Name; params: RootParamList[Name] };
}[keyof RootParamList];

/** What a target is read from: a notification, or the message that was pushed for it. */
export type Subject = Pick<Notification, 'kind' | 'facts'>;

/** React Navigation types a name with its own parameters, not a pair of both. */
export function openTarget(navigation: AppNavigation, { name, params }: Target): void {
  (navigation.navigate as (name: string, params: object | undefined) => void)(name, params);
}

/** What a pushed message is about; undefined when it is of a kind that this version does not know. */
export function subjectOf(facts: Readonly<Record<string, unknown>>): Subject | undefined {
  const { kind } = facts;
  return isKind(kind) ? { kind, facts: { ...facts } } : undefined;
}

function isKind(kind: unknown): kind is NotificationKind {
  return typeof kind === 'string' && Object.hasOwn(kindLooks, kind);
}

/** A fact that is there as a text; notifications of other versions may lack it. */
function fact(notification: Subject, name: string): string | undefined {
  const value = notification.facts[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The screen of what it is about; undefined when it says all there is to know. */
export function targetOf(notification: Subject): Target | undefined {
  const sessionId = fact(notification, 'sessionId');
  const orderId = fact(notification, 'orderId');
  const countId = fact(notification, 'countId');
  switch (notification.kind) {
    case 'REPORT_READY':
      return sessionId === undefined ? undefined : { name: 'Report', params: { sessionId } };
    case 'SESSION_FAILED':
      return sessionId === undefined ? undefined : { name: 'Processing', params: { sessionId } };
    case 'PAYMENT_CONFIRMED':
      return orderId === undefined ? undefined : { name: 'Order', params: { orderId } };
    case 'VOUCHER_EXPIRING':
      return orderId === undefined ? undefined : { name: 'Voucher', params: { orderId } };
    case 'CREDITS_LOW':
      return { name: 'Buy', params: undefined };
    case 'REFERRAL_REWARD':
      return { name: 'Referrals', params: undefined };
    case 'INVITATION':
      return { name: 'Invitations', params: undefined };
    case 'COUNT_DUE':
    case 'COUNT_OVERDUE':
    case 'COUNT_REVIEW':
      return countId === undefined ? undefined : { name: 'Count', params: { countId } };
    case 'REPORT_EXPORT_READY':
      return { name: 'Files', params: undefined };
    default:
      return assertNever(notification.kind);
  }
}

/** The shop that the notification is about, where the person works; an invitation is to another. */
export function storeOf(notification: Subject): string | undefined {
  return notification.kind === 'INVITATION' ? undefined : fact(notification, 'storeId');
}

export interface KindLook {
  readonly icon: IconName;
  readonly fill: keyof Colors;
  readonly color: keyof Colors;
}

const good = { fill: 'primarySoft', color: 'onPrimarySoft' } as const;
const wait = { fill: 'accentSoft', color: 'onAccentSoft' } as const;

export const kindLooks: Record<NotificationKind, KindLook> = {
  REPORT_READY: { icon: 'success', ...good },
  REPORT_EXPORT_READY: { icon: 'receipt', ...good },
  SESSION_FAILED: { icon: 'warning', fill: 'dangerSoft', color: 'onDangerSoft' },
  PAYMENT_CONFIRMED: { icon: 'receipt', ...good },
  VOUCHER_EXPIRING: { icon: 'hourglass', ...wait },
  CREDITS_LOW: { icon: 'credits', ...wait },
  REFERRAL_REWARD: { icon: 'gift', ...good },
  INVITATION: { icon: 'store', fill: 'infoSoft', color: 'onInfoSoft' },
  COUNT_DUE: { icon: 'hourglass', ...wait },
  COUNT_OVERDUE: { icon: 'hourglass', ...wait },
  COUNT_REVIEW: { icon: 'success', ...good },
};

/** The number on the bell: none for nothing, and "99+" for more than fits. */
export function badgeText(unread: number): string | undefined {
  if (unread <= 0) return undefined;
  return unread > 99 ? '99+' : String(unread);
}

/** The hour after or before, around the clock. */
export function shiftHour(hour: number, by: 1 | -1): number {
  return (hour + by + 24) % 24;
}

/** "07:00". */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
