export const languages = ['es-MX', 'en'] as const;

export type Language = (typeof languages)[number];

/** English only for those who ask for it; every other device speaks the shop's Spanish. */
export function chooseLanguage(deviceTags: readonly string[]): Language {
  return deviceTags[0]?.toLowerCase().startsWith('en') === true ? 'en' : 'es-MX';
}
