import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const tests = ['**/*{.,-}spec.ts', '**/*.test.{ts,tsx}', '**/test/**', 'tools/e2e/**'];

/** Files that read the environment: the server's schema, and what starts processes. */
const environmentReaders = [
  'apps/server/src/config/**',
  'apps/server/src/main.migrate.ts',
  'apps/server/src/migrations/app-role.ts',
  'tools/**',
  '**/bench/**',
  'eval/**',
  'packages/devkit/**',
  'packages/film-generator/**',
  'apps/mobile/scripts/**',
  '**/*.config.{ts,js,mjs,cjs}',
  ...tests,
];

const readsEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only src/config reads the environment; inject the typed configuration.',
};

const transactionDoors = {
  paths: [
    {
      name: 'typeorm',
      importNames: ['DataSource', 'EntityManager', 'Repository', 'getRepository'],
      message: 'db.write and db.read are the only doors to the database; take a Tx.',
    },
    { name: '@nestjs/typeorm', message: 'db.write and db.read are the only doors; take a Tx.' },
  ],
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/generated/**',
      '**/coverage/**',
      '.data/**',
      '.cache/**',
      'eval/out/**',
      '**/.expo/**',
      'apps/mobile/public/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A promise-returning function need not be `async` when it only passes a promise on.
      '@typescript-eslint/require-await': 'off',
      // Guard clauses end a void function early by `return refuse(...)`.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Response classes describe the shape for OpenAPI; plain objects of that shape are right.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // Branded identifiers are generic in their result alone.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Number-keyed maths reads worse with it; noUncheckedIndexedAccess already guards.
      '@typescript-eslint/prefer-for-of': 'off',
    },
  },
  {
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
    },
  },
  {
    // Nest reads the classes of constructor parameters at run time: they are imported as values.
    files: ['apps/server/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: [
      'apps/server/**/*.ts',
      'packages/**/*.ts',
      'apps/mobile/**/*.{ts,tsx}',
      'apps/admin/**/*.{ts,tsx}',
      'tools/**/*.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', readsEnvironment] },
  },
  { files: environmentReaders, rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['apps/server/src/**/*.ts'],
    ignores: ['apps/server/src/platform/database/**', ...tests],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', transactionDoors] },
  },
  {
    files: ['apps/admin/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['apps/mobile/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // The DOM's types promise what older browsers lack.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // react-native-svg's x and y are the only props that work on every platform.
      '@typescript-eslint/no-deprecated': 'off',
      // Handlers of React Native take functions whose promise nobody awaits.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
    },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // What a hook assigns may be missing in the hook that cleans up; the types cannot say so.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    files: ['**/locales/**', '**/*.locale.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    // Tools that read a default export by convention.
    files: ['**/*.config.{ts,js,mjs,cjs}', '**/global-setup.ts', 'apps/mobile/index.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
