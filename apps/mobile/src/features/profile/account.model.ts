import { z } from 'zod';

import { PASSWORD_MIN_LENGTH } from '../auth/auth.schemas';
import type { Consent, LoginDevice } from './account.calls';

/** Messages are keys under `auth.errors`. */
export const passwordSchema = z.object({
  currentPassword: z.string(),
  password: z.string().min(PASSWORD_MIN_LENGTH, 'password'),
});

export type PasswordForm = z.infer<typeof passwordSchema>;

const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Mac OS X|Macintosh/],
  ['Linux', /Linux/],
] as const;

const browsers = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const;

/** "Chrome · Android" of a browser's own account of itself; null when it says nothing we know. */
export function deviceNameOf(device: Pick<LoginDevice, 'deviceName' | 'userAgent'>): string | null {
  if (device.deviceName !== null && device.deviceName !== '') return device.deviceName;
  const agent = device.userAgent ?? '';
  const names = [browsers, systems].flatMap((list) => {
    const found = list.find(([, pattern]) => pattern.test(agent));
    return found === undefined ? [] : [found[0]];
  });
  return names.length === 0 ? null : names.join(' · ');
}

/** Whether offers are welcome: given, and not withdrawn since. */
export function wantsMarketing(consents: readonly Consent[]): boolean {
  return consents.some(
    ({ document, withdrawnAt }) => document === 'marketing' && withdrawnAt === null,
  );
}
