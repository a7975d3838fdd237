import { z } from 'zod';

import { parseIdentifier } from './identifier.model';

/** The version of the privacy notice that a new user agrees to; shown by PrivacyScreen. */
export const PRIVACY_VERSION = '2026-11';

export const PASSWORD_MIN_LENGTH = 8;

const identifier = z.string().refine((text) => parseIdentifier(text) !== undefined, 'identifier');

/** Messages are keys under `auth.errors`. */
export const registerSchema = z.object({
  name: z.string().trim().min(2, 'name'),
  identifier,
  password: z.string().min(PASSWORD_MIN_LENGTH, 'password'),
  consent: z.boolean().refine((isGiven) => isGiven, 'consent'),
});

export type RegisterForm = z.infer<typeof registerSchema>;

export const passwordLoginSchema = z.object({
  identifier,
  password: z.string().min(1, 'passwordMissing'),
});

export const otpLoginSchema = z.object({ identifier, password: z.string() });

export type LoginForm = z.infer<typeof passwordLoginSchema>;

export type AuthErrorKey = 'identifier' | 'name' | 'password' | 'passwordMissing' | 'consent';
