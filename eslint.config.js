import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

const layer = (type, pattern = `src/${type}`) => ({ type, pattern, partialMatch: false });

/** What each layer may import, beside itself: the way of the data, and never back. */
const mayImport = {
  model: [],
  diagnostics: ['model'],
  platform: ['model', 'diagnostics'],
  cache: [],
  'article-checks': ['model', 'diagnostics'],
  markdown: ['model', 'diagnostics', 'article-checks'],
  load: ['model', 'diagnostics', 'platform', 'markdown'],
  resolve: ['model', 'load', 'markdown'],
  'publication-checks': ['model', 'diagnostics', 'load', 'resolve'],
  addresses: ['model', 'diagnostics', 'load', 'resolve'],
  formats: ['model', 'diagnostics', 'load', 'markdown', 'platform', 'cache', 'epub', 'pdf', 'site'],
  epub: ['model', 'diagnostics', 'load', 'markdown', 'platform', 'formats'],
  pdf: ['model', 'diagnostics', 'load', 'markdown', 'platform', 'cache', 'formats'],
  site: ['model', 'load', 'markdown', 'platform', 'formats'],
  emit: ['model', 'diagnostics', 'platform'],
  commands: [
    'model',
    'diagnostics',
    'platform',
    'cache',
    'load',
    'markdown',
    'resolve',
    'publication-checks',
    'addresses',
    'formats',
    'emit',
  ],
  entry: ['commands', 'platform'],
};

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'node_modules/', 'test/fixtures/'] },
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
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
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
        layer('article-checks', 'src/checks/article'),
        layer('publication-checks', 'src/checks/publication'),
        layer('markdown'),
        layer('load'),
        layer('resolve'),
        layer('addresses'),
        layer('epub', 'src/formats/epub'),
        layer('pdf', 'src/formats/pdf'),
        layer('site', 'src/formats/site'),
        layer('formats'),
        layer('emit'),
        layer('commands'),
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
  { files: ['*.config.ts', 'test/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['scripts/*.js', '*.config.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
