import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { TranslationMessages } from 'react-admin';
import { es } from '../../locales/es';
import { setApiLanguage } from '../api/transport';

const LOCALES = [
  { locale: 'es', name: 'Español' },
  { locale: 'en', name: 'English' },
];
const TAGS: Readonly<Record<string, string>> = { es: 'es-MX', en: 'en-US' };

/** The tag by which dates and numbers are written in a language of the panel. */
export function tagOf(locale: string): string {
  return TAGS[locale] ?? 'es-MX';
}

function messagesOf(locale: string): TranslationMessages | Promise<TranslationMessages> {
  setApiLanguage(tagOf(locale));
  document.documentElement.lang = tagOf(locale);
  if (locale !== 'en') return es;
  return import('../../locales/en').then(({ en }) => en);
}

/** Spanish unless somebody chooses English, whose words are fetched then. */
export const i18nProvider = polyglotI18nProvider(messagesOf, 'es', LOCALES, {
  allowMissing: true,
});
