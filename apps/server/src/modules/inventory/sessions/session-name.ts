import type { Language } from '@miinventario/contracts';

/** What a session is called when nobody named it: the day and hour in the shop. */
export function defaultSessionName(now: Date, language: Language): string {
  const date = new Intl.DateTimeFormat(language === 'es' ? 'es-MX' : 'en', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'America/Mexico_City',
  }).format(now);
  return `${language === 'es' ? 'Conteo del' : 'Count of'} ${date}`.slice(0, 120);
}
