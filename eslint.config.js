import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

const layer = (type, pattern = `src/${type}`) => ({ type, pattern, partialMatch: false });

/** Literals that are declared as `Record<string, …>`, or as `Readonly` of it. */
const tables = ['', '.typeArguments.params.0'].map((inner) => {
  const type = `id.typeAnnotation.typeAnnotation${inner}`;
  return `VariableDeclarator[${type}.typeName.name="Record"][${type}.typeArguments.params.0.type="TSStringKeyword"] > ObjectExpression.init`;
});

/** What each layer may import, beside itself: the way of the data, and never back. */
const mayImport = {
  model: [],
  diagnostics: ['model'],
  platform: ['model', 'diagnostics'],
  cache: [],
  'remote-cache': ['model', 'cache'],
  shards: ['model', 'diagnostics', 'platform', 'cache'],
  queue: ['model', 'cache', 'remote-cache', 'platform', 'formats', 'pdf'],
  plugins: ['model', 'diagnostics', 'cache'],
  diagrams: ['model', 'platform'],
  'article-checks': ['model', 'diagnostics', 'diagrams'],
  markdown: ['model', 'diagnostics', 'plugins', 'diagrams', 'article-checks'],
  load: ['model', 'diagnostics', 'platform', 'plugins', 'markdown'],
  resolve: ['model', 'load', 'markdown'],
  popularity: ['model'],
  'publication-checks': ['model', 'diagnostics', 'plugins', 'markdown', 'load', 'resolve'],
  formats: [
    'model',
    'diagnostics',
    'plugins',
    'load',
    'markdown',
    'platform',
    'cache',
    'epub',
    'pdf',
    'site',
    'server',
  ],
  addresses: ['model', 'diagnostics', 'load', 'resolve'],
  epub: ['model', 'diagnostics', 'plugins', 'load', 'markdown', 'platform', 'formats'],
  pdf: ['model', 'diagnostics', 'load', 'markdown', 'platform', 'cache', 'formats'],
  server: ['model', 'diagnostics', 'plugins', 'load', 'markdown', 'formats'],
  site: ['model', 'load', 'markdown', 'platform', 'cache', 'formats'],
  emit: ['model', 'diagnostics', 'platform'],
  leaks: ['model', 'diagnostics', 'markdown', 'platform', 'pdf'],
  incremental: ['model', 'diagnostics', 'platform', 'cache', 'load', 'resolve', 'formats'],
  dev: ['model', 'diagnostics', 'platform', 'server'],
  import: ['model', 'diagnostics', 'article-checks', 'platform', 'markdown', 'load', 'emit'],
  publish: ['model', 'platform', 'emit', 'server'],
  build: [
    'model',
    'diagnostics',
    'platform',
    'cache',
    'remote-cache',
    'shards',
    'queue',
    'plugins',
    'diagrams',
    'load',
    'markdown',
    'resolve',
    'popularity',
    'publication-checks',
    'addresses',
    'formats',
    'emit',
    'leaks',
    'incremental',
    'dev',
  ],
  authoring: ['model', 'diagnostics', 'platform', 'cache', 'load', 'resolve', 'pdf', 'emit', 'build'],
  cli: [
    'model',
    'diagnostics',
    'platform',
    'cache',
    'remote-cache',
    'plugins',
    'load',
    'resolve',
    'popularity',
    'emit',
    'dev',
    'import',
    'publish',
    'build',
    'authoring',
  ],
  installation: ['build', 'platform'],
  library: ['model', 'diagnostics', 'platform', 'build', 'cli', 'installation'],
  entry: ['build', 'cli', 'emit', 'installation', 'library', 'platform', 'plugins'],
};

export default tseslint.config(
  { ignores: ['build/', 'packages/*/build/', 'dist/', 'node_modules/', 'test/fixtures/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-properties': [
        'error',
        { object: 'URL', property: 'canParse', message: 'It is wrong in Node 20: use parseUrl.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector: 'CallExpression[callee.property.name="push"] > SpreadElement',
          message: 'Use append: the stack holds 120,000 arguments at most.',
        },
        ...tables.map((selector) => ({
          selector,
          message: 'Use lookupTable: other objects have a "constructor".',
        })),
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.js'] } },
      'boundaries/elements': [
        layer('model'),
        layer('diagnostics'),
        layer('platform'),
        layer('cache'),
        layer('remote-cache'),
        layer('shards'),
        layer('queue'),
        layer('plugins'),
        layer('diagrams'),
        layer('article-checks'),
        layer('publication-checks'),
        layer('markdown'),
        layer('load'),
        layer('resolve'),
        layer('popularity'),
        layer('addresses'),
        layer('epub', 'src/formats/epub'),
        layer('pdf', 'src/formats/pdf'),
        layer('site', 'src/formats/site'),
        layer('server', 'src/formats/server'),
        layer('formats'),
        layer('emit'),
        layer('leaks'),
        layer('incremental'),
        layer('dev'),
        layer('import'),
        layer('publish'),
        layer('build'),
        layer('authoring'),
        layer('cli'),
        layer('installation'),
        layer('library'),
        layer('entry', 'src'),
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(mayImport).map(([from, allow]) => ({
            from: { element: { type: from } },
            allow: [from, ...allow].map((type) => ({ to: { element: { type } } })),
          })),
        },
      ],
      'boundaries/no-unknown-files': 'error',
    },
  },
  {
    // Of what a source holds, an empty text is as good as none.
    files: ['src/import/**/*.ts'],
    rules: {
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    },
  },
  {
    files: ['*.config.ts', 'examples/*/*.config.ts', '**/test/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['templates/site/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'clearTimeout',
          'document',
          'DOMParser',
          'FormData',
          'history',
          'location',
          'setTimeout',
          'URL',
          'URLSearchParams',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // What runs in browsers: tsconfig.browser.json knows their names.
    files: ['templates/site/scripts/*.js', 'templates/dev/*.js', 'packages/desk/assets/*.js'],
    rules: { 'no-undef': 'off', 'no-empty': ['error', { allowEmptyCatch: true }] },
  },
  {
    files: ['scripts/*.js', 'packages/*/*.js', '*.config.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
