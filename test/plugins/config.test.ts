import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPlugins } from '../../src/load/load-plugins.ts';
import { findConfigInputs } from '../../src/plugins/config-inputs.ts';
import { littlePublication } from '../harness/publication.ts';

type Files = Readonly<Record<string, string>>;

async function problemsOf(files: Files): Promise<string[]> {
  const publication = Object.entries(files).reduce(
    (all, [path, text]) => all.withFile(path, text),
    littlePublication(),
  );
  const { diagnostics, report } = await publication.problems();
  expect(report).not.toMatch(/^\s+at /m);
  return diagnostics.map(
    ({ code, message, place: { file, start } }) =>
      `${file}:${start.line}:${start.column} ${code}: ${message}`,
  );
}

const config = 'kolofon.config.ts';

test.each<[string, Files, string]>([
  [
    'a bracket is missing',
    { [config]: 'export default {\n  a: [,\n' },
    `${config}:3:1 config-valid: The configuration cannot be read: Unexpected token.`,
  ],
  [
    'it throws',
    { [config]: '\nthrow new Error("No luck.");\n' },
    `${config}:2:7 config-valid: The configuration fails: No luck.`,
  ],
  [
    'it throws no error',
    { [config]: 'throw 1;\n' },
    `${config}:1:1 config-valid: The configuration fails: 1.`,
  ],
  [
    'a module that it imports throws',
    { [config]: 'import "./plugins/a.ts";\n', 'plugins/a.ts': '\n\nthrow new Error("No luck");\n' },
    'plugins/a.ts:3:7 config-valid: The configuration fails: No luck.',
  ],
  [
    'a module that it imports cannot be read',
    { [config]: 'import "./plugins/a.ts";\n', 'plugins/a.ts': 'const a = ;\n' },
    'plugins/a.ts:1:11 config-valid: The configuration cannot be read: Unexpected token.',
  ],
  [
    'a JavaScript module that it imports throws',
    { [config]: 'import "./a.mjs";\n', 'a.mjs': '\n\nthrow new Error("No luck");\n' },
    'a.mjs:3:7 config-valid: The configuration fails: No luck.',
  ],
  [
    'a JavaScript module that it imports cannot be read',
    { [config]: 'import "./a.mjs";\n', 'a.mjs': 'const a = ;\n' },
    'a.mjs:1:11 config-valid: The configuration cannot be read: Unexpected token.',
  ],
  [
    'a package is not installed',
    { [config]: 'import a from "remark-nothing";\nexport default { remarkPlugins: [a] };\n' },
    `${config}:1:16 config-valid: The package "remark-nothing" is not installed.`,
  ],
  [
    'a module is not there',
    { [config]: '\nimport a from "./plugins/a.ts";\nexport default { remarkPlugins: [a] };\n' },
    `${config}:2:16 config-valid: There is no module "./plugins/a.ts".`,
  ],
  [
    'it exports nothing',
    { [config]: 'const a = 1;\n' },
    `${config}:1:1 config-valid: The configuration exports nothing.`,
  ],
  [
    'it exports by name',
    { [config]: 'export const config = {};\n' },
    `${config}:1:1 config-valid: The configuration exports nothing.`,
  ],
  [
    'it exports a function',
    { [config]: 'export default () => ({});\n' },
    `${config}:1:1 config-valid: The configuration exports a function, not an object.`,
  ],
  [
    'it exports a list',
    { [config]: 'export default [];\n' },
    `${config}:1:1 config-valid: The configuration exports a list, not an object.`,
  ],
  [
    'a key is mistyped',
    { [config]: 'export default {\n  remarkPlugin: [],\n};\n' },
    `${config}:2:3 config-valid: There is no key "remarkPlugin" in the configuration.`,
  ],
  [
    'plug-ins are no list',
    { [config]: 'export default {\n  remarkPlugins: {},\n};\n' },
    `${config}:2:3 config-valid: "remarkPlugins" is an object, not a list.`,
  ],
  [
    'a plug-in is undefined',
    {
      [config]: 'import * as a from "./a.ts";\nexport default {\n  rehypePlugins: [a.b],\n};\n',
      'a.ts': 'export const c = 1;\n',
    },
    `${config}:3:3 config-valid: rehypePlugins[0] is undefined, not a plug-in.`,
  ],
  [
    'a plug-in of a preset is none',
    { [config]: 'export default {\n  remarkPlugins: [{ plugins: ["remark-toc"] }],\n};\n' },
    `${config}:2:3 config-valid: remarkPlugins[0].plugins[0] is "remark-toc", not a plug-in.`,
  ],
  [
    'a plug-in refuses its options',
    {
      [config]:
        'function remarkMood() { throw new Error("No mood."); }\nexport default {\n  remarkPlugins: [remarkMood],\n};\n',
    },
    `${config}:1:1 config-valid: The plug-in remarkMood cannot be attached: No mood.`,
  ],
  [
    'there are no handlers where some are due',
    { [config]: 'export default {\n  remarkRehype: { handlers: null },\n};\n' },
    `${config}:2:19 config-valid: "handlers" is null, not an object.`,
  ],
  [
    'a handler is no function, and a plug-in refuses to be attached',
    {
      [config]:
        'function bad() { throw new Error("No."); }\nexport default { remarkPlugins: [bad], remarkRehype: {\n  handlers: { a: 1 } } };\n',
    },
    `${config}:3:3 config-valid: The handler of "a" is a number, not a function.`,
  ],
  [
    'a feature does nothing',
    { [config]: 'export default {\n  features: [{ name: "a" }],\n};\n' },
    `${config}:2:3 config-valid: The feature "a" does nothing.`,
  ],
  [
    'a check has no code',
    { [config]: 'export default {\n  checks: [{ requirement: "A.", article() {} }],\n};\n' },
    `${config}:2:3 config-valid: checks[0] has no code.`,
  ],
  [
    'a check has a code of Kolofon',
    {
      [config]: 'export default { checks: [{\n  code: "image-alt", requirement: "A.", article() {} }],\n};\n',
    },
    `${config}:2:10 config-valid: Kolofon has a check "image-alt" of its own.`,
  ],
  [
    'there are two',
    { [config]: 'export default {};\n', 'kolofon.config.js': 'export default {};\n' },
    'kolofon.config.js:1:1 config-valid: There is a kolofon.config.ts too.',
  ],
])('%s', async (_what, files, expected) => {
  expect(await problemsOf(files)).toEqual([expected]);
});

test.each<[string, Files]>([
  [
    'TypeScript',
    {
      [config]:
        'import { defineConfig, type Config } from "kolofon";\nconst config: Config = {};\nexport default defineConfig(config);\n',
    },
  ],
  [
    'JavaScript',
    { 'kolofon.config.js': 'import { defineConfig } from "kolofon";\nexport default defineConfig({});\n' },
  ],
  [
    'a module',
    { 'kolofon.config.mjs': 'import { defineConfig } from "kolofon";\nexport default defineConfig({});\n' },
  ],
  ['CommonJS', { 'kolofon.config.js': 'module.exports = { checks: [] };\n' }],
  ['code that waits', { [config]: 'export default await Promise.resolve({});\n' }],
])('%s is a configuration', async (_what, files) => {
  expect(await problemsOf(files)).toEqual([]);
});

describe('in one process, a configuration that is loaded again sees what has changed', () => {
  const word = (text: string) => `export const word = '${text}';\n`;
  const older = (text: string) => `module.exports = { word: '${text}' };\n`;
  const json = (text: string) => `{ "word": "${text}" }\n`;
  const named = (path: string) => `import { word } from '${path}';\n`;
  const whole = (path: string) => `import file from '${path}';\nconst { word } = file;\n`;
  const moduleType: Files = { 'package.json': '{ "type": "module" }' };

  test.each<[string, string, (text: string) => string, string, Files?]>([
    ['TypeScript', 'a.ts', word, named('./a.ts')],
    ['TypeScript named as JavaScript', 'a.ts', word, named('./a.js')],
    ['a module', 'a.mjs', word, named('./a.mjs')],
    ['JavaScript of a package of modules', 'a.js', word, named('./a.js'), moduleType],
    ['JavaScript of the older kind', 'a.js', older, named('./a.js')],
    ['a module of the older kind', 'a.cjs', older, whole('./a.cjs')],
    ['JSON', 'a.json', json, whole('./a.json')],
    [
      'JSON with its type',
      'a.json',
      json,
      `import file from './a.json' with { type: 'json' };\nconst { word } = file;\n`,
    ],
    ['an import of code', 'a.mjs', word, `const { word } = await import('./a.mjs');\n`],
    [
      'a required file',
      'a.json',
      json,
      `import { createRequire } from 'node:module';\nconst { word } = createRequire(import.meta.url)('./a.json');\n`,
    ],
    ['what a module imports', 'a.mjs', word, named('./b.mjs'), { 'b.mjs': `export * from './a.mjs';\n` }],
    [
      'what a module of the older kind requires',
      'a.cjs',
      older,
      named('./b.cjs'),
      { 'b.cjs': `module.exports = require('./a.cjs');\n` },
    ],
    [
      'what modules import that import one another',
      'a.mjs',
      word,
      named('./b.mjs'),
      {
        'b.mjs': `import { back } from './c.mjs';\nexport { word } from './a.mjs';\nexport const there = () => back;\n`,
        'c.mjs': `import { there } from './b.mjs';\nexport const back = () => there;\n`,
      },
    ],
    [
      'a package under work',
      'packages/a/index.js',
      word,
      named('a'),
      {
        'packages/a/package.json': '{ "name": "a", "type": "module", "exports": "./index.js" }',
      },
    ],
  ])('%s', async (_what, path, make, imports, others = {}) => {
    const files: Files = {
      ...others,
      [path]: make('Først'),
      [config]: `${imports}export default { features: [{ name: word, html() {} }] };\n`,
    };
    const publication = Object.entries(files).reduce(
      (all, [name, text]) => all.withFile(name, text),
      littlePublication(),
    );
    await publication.inFolder(async (folder) => {
      if (path.startsWith('packages')) {
        mkdirSync(join(folder, 'node_modules'), { recursive: true });
        symlinkSync('../packages/a', join(folder, 'node_modules/a'));
      }
      const load = async () => {
        const { value, diagnostics } = await loadPlugins(folder);
        expect(diagnostics).toEqual([]);
        return value?.features.map(({ name }) => name);
      };
      expect(await load()).toEqual(['Først']);
      const { digest } = findConfigInputs(folder);
      writeFileSync(join(folder, path), make('Så'));
      expect(findConfigInputs(folder).digest).not.toBe(digest);
      expect(await load()).toEqual(['Så']);
    });
  });
});
