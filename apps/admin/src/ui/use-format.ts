import { useMemo } from 'react';
import { useLocaleState } from 'react-admin';
import { Format } from '../lib/format';
import { tagOf } from '../lib/providers/i18n-provider';

/** Figures, money and moments in the language in force. */
export function useFormat(): Format {
  const [locale] = useLocaleState();
  return useMemo(() => new Format(tagOf(locale)), [locale]);
}
