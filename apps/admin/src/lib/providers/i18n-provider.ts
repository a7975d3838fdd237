import polyglotI18nProvider from 'ra-i18n-polyglot';
import { es } from '../../locales/es';

const TAGS: Readonly<Record<string, string>> = { es: 'es-MX' };

/** The tag by which dates and numbers are written in a language of the panel. */
export function tagOf(locale: string): string {
  return TAGS[locale] ?? 'es-MX';
}

export const i18nProvider = polyglotI18nProvider(
  () => es,
  'es',
  [{ locale: 'es', name: 'Español' }],
  {
    allowMissing: true,
  },
);
