import type { OutgoingMessage } from '../../platform/messaging/message-sender.port.js';
import type { Identifier } from './identifiers.js';
import { channelOf } from './identifiers.js';

export type UserLocale = 'es-MX' | 'en-US';
export const USER_LOCALES = ['es-MX', 'en-US'] as const satisfies readonly UserLocale[];

/** Why a code is sent: the text says what it opens. */
export type CodeReason = 'welcome' | 'already-registered' | 'login' | 'password-reset';

const TEXTS: Readonly<
  Record<CodeReason, Record<UserLocale, { subject: string; body: (code: string) => string }>>
> = {
  welcome: {
    'es-MX': {
      subject: 'Tu código de MiInventario',
      body: (code) => `MiInventario: tu código es ${code}. Vence en 5 minutos. No lo compartas.`,
    },
    'en-US': {
      subject: 'Your MiInventario code',
      body: (code) => `MiInventario: your code is ${code}. It lasts 5 minutes. Do not share it.`,
    },
  },
  'already-registered': {
    'es-MX': {
      subject: 'Ya tienes cuenta en MiInventario',
      body: (code) =>
        `MiInventario: ya tienes cuenta. Para entrar usa el código ${code} (5 minutos) o tu ` +
        'contraseña de siempre. Si no fuiste tú, ignora este mensaje.',
    },
    'en-US': {
      subject: 'You already have a MiInventario account',
      body: (code) =>
        `MiInventario: you already have an account. Log in with the code ${code} (5 minutes) or ` +
        'your usual password. If it was not you, ignore this message.',
    },
  },
  login: {
    'es-MX': {
      subject: 'Tu código para entrar a MiInventario',
      body: (code) =>
        `MiInventario: tu código para entrar es ${code}. Vence en 5 minutos. Si no lo pediste, ` +
        'ignora este mensaje.',
    },
    'en-US': {
      subject: 'Your MiInventario login code',
      body: (code) =>
        `MiInventario: your login code is ${code}. It lasts 5 minutes. If you did not ask for it, ` +
        'ignore this message.',
    },
  },
  'password-reset': {
    'es-MX': {
      subject: 'Cambia tu contraseña de MiInventario',
      body: (code) =>
        `MiInventario: tu código para cambiar la contraseña es ${code}. Vence en 5 minutos. Si no ` +
        'lo pediste, ignora este mensaje.',
    },
    'en-US': {
      subject: 'Change your MiInventario password',
      body: (code) =>
        `MiInventario: your code to change the password is ${code}. It lasts 5 minutes. If you ` +
        'did not ask for it, ignore this message.',
    },
  },
};

/** The message that carries a code. */
export function codeMessage(
  to: Identifier,
  reason: CodeReason,
  code: string,
  locale: UserLocale,
): OutgoingMessage {
  const text = TEXTS[reason][locale];
  const message = { channel: channelOf(to), recipient: to.value, body: text.body(code) };
  return to.kind === 'email' ? { ...message, subject: text.subject } : message;
}
