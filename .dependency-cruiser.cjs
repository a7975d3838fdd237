'use strict';

/**
 * Who may import whom (the lower never imports the higher). `level` is the module's place in the
 * direction; `beside` names what it may import although the number alone would not say so.
 */
const LEVELS = {
  'ia-provider': 0,
  auth: 0,
  users: 1,
  credits: 2,
  stores: 3,
  payments: 3,
  referrals: 3,
  videos: 4,
  inventory: 5,
  notifications: 6,
  admin: 7,
};

const modules = Object.keys(LEVELS);
const src = 'apps/server/src';

/** The modules that `name` may import. */
function allowed(name) {
  if (name === 'ia-provider' || name === 'auth') return [];
  if (name === 'notifications') return ['users', 'auth'];
  return modules.filter((other) => {
    if (other === 'notifications') return name === 'admin';
    if (other === 'ia-provider') return LEVELS[name] >= LEVELS.inventory;
    return LEVELS[other] < LEVELS[name];
  });
}

const direction = modules.map((name) => {
  const forbidden = modules.filter((other) => other !== name && !allowed(name).includes(other));
  return {
    name: `direction-of-${name}`,
    comment: `${name} may import ${allowed(name).join(', ') || 'no other module'}; upward is an event`,
    severity: 'error',
    from: { path: `^${src}/modules/${name}/` },
    to: { path: `^${src}/modules/(${forbidden.join('|')})/` },
  };
});

const tests = '([.-]spec|\\.test)\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...direction,
    {
      name: 'module-by-its-door',
      comment:
        'another module is entered by its index.ts alone; a test may set its scene up deeper',
      severity: 'error',
      from: { path: `^${src}/modules/([^/]+)/`, pathNot: tests },
      to: {
        path: `^${src}/modules/([^/]+)/`,
        pathNot: [`^${src}/modules/$1/`, `^${src}/modules/[^/]+/index\\.ts$`],
      },
    },
    {
      name: 'roots-by-the-door',
      comment: 'the root modules and entries enter a module by its index.ts alone',
      severity: 'error',
      from: { path: `^${src}/[^/]+\\.ts$` },
      to: { path: `^${src}/modules/[^/]+/.+`, pathNot: `^${src}/modules/[^/]+/index\\.ts$` },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: `^${src}/(platform|config|migrations)/` },
      to: { path: `^${src}/modules/` },
    },
    {
      name: 'worker-imports-no-controller',
      severity: 'error',
      from: { path: `^${src}/.*\\.(handler|task)\\.ts$` },
      to: { path: '\\.controller\\.ts$' },
    },
    {
      name: 'counting-is-pure',
      comment: 'packages/counting imports nothing but itself: no framework, no I/O',
      severity: 'error',
      from: { path: '^packages/counting/src/', pathNot: tests },
      to: { pathNot: '^packages/counting/src/' },
    },
    {
      name: 'package-by-its-door',
      comment: 'a package is entered by its name, never by a path into it',
      severity: 'error',
      from: { path: '^(apps|packages|eval|bench|tools)/([^/]+)/' },
      to: {
        path: '^packages/([^/]+)/src/.+',
        pathNot: [
          '^packages/$2/',
          '^packages/[^/]+/src/index\\.ts$',
          '^packages/[^/]+/src/[^/]+/index\\.ts$',
        ],
      },
    },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'product-without-devkit',
      comment: 'the development kit is for tools and tests',
      severity: 'error',
      from: {
        path: '^(apps/[^/]+|packages/(counting|film|recognition|contracts))/src/',
        pathNot: tests,
      },
      to: { path: '^packages/devkit/' },
    },
    {
      name: 'drawn-films-in-the-seed-alone',
      comment: 'the demo film is drawn by the seed; the product itself draws nothing',
      severity: 'error',
      from: {
        path: '^(apps/[^/]+|packages/(counting|film|recognition|contracts))/src/',
        pathNot: [tests, `^${src}/app\\.seed\\.module\\.ts$`],
      },
      to: { path: '^packages/film-generator/' },
    },
    {
      name: 'panel-in-layers',
      comment: 'of the panel, ui and lib know no feature and not the frame around them',
      severity: 'error',
      from: { path: '^apps/admin/src/(ui|lib|locales)/' },
      to: { path: '^apps/admin/src/(features|app)/' },
    },
    {
      name: 'panel-features-apart',
      comment: 'what two features of the panel share lives in ui or lib',
      severity: 'error',
      from: { path: '^apps/admin/src/features/([^/]+)/' },
      to: { path: '^apps/admin/src/features/', pathNot: '^apps/admin/src/features/$1/' },
    },
    {
      name: 'panel-knows-no-server',
      comment: 'the panel knows the API by its contract alone',
      severity: 'error',
      from: { path: '^apps/admin/' },
      to: { path: '^apps/(server|mobile)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'an import of ours that resolves to nothing would escape every rule above',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, path: '^(\\.|@miinventario/)' },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { pathNot: [tests, '/test/', '^tools/e2e/'] },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated|coverage|\\.expo)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.web.ts', '.web.tsx', '.js', '.mjs', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
