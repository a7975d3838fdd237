/**
 * Personal data and secrets by their form, where a text comes from somebody else: a vendor's error
 * message, a driver's detail. Ids (UUIDs) and short numbers stay, they are what a log is read for.
 */
const FORMS: ReadonlyArray<readonly [RegExp, string]> = [
  [/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[correo]'],
  [/\+[1-9]\d{6,14}\b/g, '[teléfono]'],
  [/(?<![\w-])\d{10,13}(?![\w-])/g, '[número]'],
  [/(?<![\w-])[\w-]{43,}(?![\w-])/g, '[secreto]'],
];

/** The text without e-mail addresses, phone numbers, tokens and keys. */
export function scrub(text: string): string {
  return FORMS.reduce((clean, [form, label]) => clean.replace(form, label), text);
}
