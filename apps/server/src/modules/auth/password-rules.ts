export const MIN_PASSWORD_LENGTH = 8;
export const MAX_PASSWORD_LENGTH = 128;

/** The passwords of eight characters and more that every guessing list begins with. */
const COMMON = new Set(
  (
    '12345678 123456789 1234567890 123123123 87654321 11111111 00000000 88888888 12341234 ' +
    'password password1 passw0rd contraseña contrasena contraseña1 contrasena1 contrasena123 ' +
    'qwertyui qwertyuiop qwerty123 asdfghjk asdfghjkl 1q2w3e4r 1qaz2wsx abcd1234 abc12345 ' +
    'abcdefgh iloveyou tequiero teamomucho teamo123 mexico123 mexico2026 america1 chivas123 ' +
    'guadalupe sunshine princesa princess football futbol123 superman pokemon1 trustno1 ' +
    'letmein1 welcome1 bienvenido bienvenido1 admin123 administrador inventario inventario1 ' +
    'miinventario miinventario1 miinventario123 tiendita tiendita1 abarrotes abarrotes1'
  ).split(' '),
);

export type PasswordFault = 'short' | 'long' | 'common' | 'personal';

/** One form of a password, however the keyboard composed its accents. */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

/** Why a new password is refused, or undefined. `personal` are the facts others know of the person. */
export function findPasswordFault(
  password: string,
  personal: ReadonlyArray<string | undefined>,
): PasswordFault | undefined {
  const normal = normalisePassword(password);
  if ([...normal].length < MIN_PASSWORD_LENGTH) return 'short';
  if ([...normal].length > MAX_PASSWORD_LENGTH) return 'long';
  const plain = normal.toLowerCase();
  if (COMMON.has(plain) || new Set(plain).size < 3) return 'common';
  const known = personal
    .filter((fact): fact is string => fact !== undefined)
    .flatMap((fact) => [fact, fact.replace(/^\+52/, ''), fact.split('@')[0] ?? ''])
    .map((fact) => fact.toLowerCase())
    .filter((fact) => fact.length >= MIN_PASSWORD_LENGTH);
  return known.includes(plain) ? 'personal' : undefined;
}

export const PASSWORD_FAULT_TEXT: Readonly<Record<PasswordFault, string>> = {
  short: `La contraseña debe tener al menos ${MIN_PASSWORD_LENGTH} caracteres.`,
  long: `La contraseña puede tener hasta ${MAX_PASSWORD_LENGTH} caracteres.`,
  common: 'Esa contraseña es muy fácil de adivinar. Elige otra.',
  personal: 'La contraseña no puede ser tu nombre, tu teléfono ni tu correo.',
};
