import type { TFunction } from 'i18next';

import type { Failure } from '../api/failure';
import { assertNever } from '../assert-never';

/** Refusals whose words depend on this app's own buttons; all others come from the server. */
const ownTexts = {
  'auth.invalid_credentials': 'failure.invalidCredentials',
  'film.gone': 'failure.filmGone',
  'film.no_room': 'failure.noRoom',
} as const;

function hasOwnText(code: string): code is keyof typeof ownTexts {
  return code in ownTexts;
}

/** One sentence for the person, in their language. */
export function failureText(t: TFunction, failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
      return t('failure.offline');
    case 'timeout':
      return t('failure.timeout');
    case 'server':
      return t('failure.server');
    case 'rejected': {
      if (hasOwnText(failure.code)) return t(ownTexts[failure.code]);
      const spoken = failure.detail ?? failure.title;
      return spoken === '' ? t('failure.rejected') : spoken;
    }
    default:
      return assertNever(failure);
  }
}
