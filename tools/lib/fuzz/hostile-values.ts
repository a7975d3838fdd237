import fc from 'fast-check';

/** A mark that must never come back unescaped in a page. */
export const SCRIPT = `"><script>alert('fuzz-7f3a')</script>`;

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u2066oculto',
  'ﷺ'.repeat(20),
  '👨‍👩‍👧‍👦'.repeat(30),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  `' OR 1=1 --`,
  `'; DROP TABLE auth.users; --`,
  `1); SELECT pg_sleep(10); --`,
  '%00',
  '%',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '${jndi:ldap://localhost/a}',
  '{{7*7}}',
  '=cmd|calc!A1',
  SCRIPT,
  'javascript:alert(1)',
  '\r\nSet-Cookie: robado=1',
  '-1',
  '1e309',
  'NaN',
  '0x10',
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  '00000000-0000-0000-0000-000000000000',
  '9999-99-99T99:99:99Z',
  'eyJrZXkiOiJ4In0',
] as const;

const NUMBERS = [
  0,
  -0,
  -1,
  0.1,
  1e-300,
  1e300,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
] as const;

/** Texts of every kind: payloads, long ones, any Unicode. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 40_000 }).map((size) => 'ñ'.repeat(size)) },
);

/** Values of the wrong type, size or form. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [null], [[[]]]) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...TEXTS), { minLength: 50, maxLength: 300 }) },
  { weight: 1, arbitrary: fc.constantFrom(50, 2_000).map(nested) },
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}
