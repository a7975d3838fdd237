import { getLocales } from 'expo-localization';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { en } from '../../locales/en';
import { esMx } from '../../locales/es-mx';
import type { memberEsMx } from '../../locales/member-es-mx';
import { chooseLanguage, type Language } from './languages';

type MemberTextsOfSpanish = typeof memberEsMx;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof esMx & MemberTextsOfSpanish };
  }
}

export const i18n = i18next.createInstance();

/** Texts are bundled, so this is done before the first screen is drawn. */
export function startI18n(preferred: Language | null): void {
  const device = getLocales().map((locale) => locale.languageTag);
  void i18n.use(initReactI18next).init({
    lng: preferred ?? chooseLanguage(device),
    fallbackLng: 'es-MX',
    resources: { 'es-MX': { translation: esMx }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

export function currentLanguage(): Language {
  return i18n.language === 'en' ? 'en' : 'es-MX';
}

/** Adds the texts of the inner screens, which come with their code. */
export function addTexts(texts: Record<Language, object>): void {
  for (const [language, tree] of Object.entries(texts)) {
    i18n.addResourceBundle(language, 'translation', tree, true, true);
  }
}
