import type { Language } from './errors/index.js';

/** What the product may advise about a film that it did count. */
export const ADVICE_CODES = [
  'dark',
  'blurred',
  'too_fast',
  'too_short',
  'no_shelf',
  'incomplete',
  'coverage_hole',
] as const;
export type AdviceCode = (typeof ADVICE_CODES)[number];

const texts: Readonly<Record<AdviceCode, Readonly<Record<Language, string>>>> = {
  dark: {
    es: 'Hay una parte oscura: con más luz el conteo es más seguro.',
    en: 'Part of it is dark: more light makes the count safer.',
  },
  blurred: {
    es: 'Hay una parte borrosa: sostén el teléfono firme y limpia el lente.',
    en: 'Part of it is blurred: hold the phone steady and clean the lens.',
  },
  too_fast: {
    es: 'Hubo un tramo muy rápido: mueve el teléfono más despacio.',
    en: 'One stretch was too fast: move the phone more slowly.',
  },
  too_short: {
    es: 'El video es corto: de 30 a 60 segundos se cuenta mejor.',
    en: 'The film is short: 30 to 60 seconds count better.',
  },
  no_shelf: {
    es: 'En un tramo no se ve el anaquel.',
    en: 'One stretch does not show the shelf.',
  },
  incomplete: {
    es: 'El video llegó incompleto: solo contamos lo que se alcanza a ver.',
    en: 'The film is incomplete: only what it shows was counted.',
  },
  coverage_hole: {
    es: 'Quedó un hueco sin grabar: ahí puede haber productos sin contar.',
    en: 'A gap was not filmed: products there may be missing from the count.',
  },
};

/** The advice as people read it. */
export function adviceText(code: AdviceCode, language: Language): string {
  return texts[code][language];
}
