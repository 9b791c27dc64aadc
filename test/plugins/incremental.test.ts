import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { build } from '../../src/library/build.ts';
import { findConfigInputs } from '../../src/plugins/config-inputs.ts';
import { littlePublication } from '../harness/publication.ts';

const publication = littlePublication()
  .withConfig({ series: ['nettverksbygging'] })
  .withFile(
    'kolofon.config.ts',
    `import { sign } from './plugins/sign.js';
import remarkEnd from 'remark-end';
globalThis.loadsOfConfig = (globalThis.loadsOfConfig ?? 0) + 1;
export default { remarkPlugins: [sign, remarkEnd] };
`,
  )
  .withFile(
    'plugins/sign.ts',
    `import { word } from './word.mjs';\nexport const sign = () => (tree: any) => { tree.children.push(paragraph(word)); };\nconst paragraph = (value: string) => ({ type: 'paragraph', children: [{ type: 'text', value }] });\n`,
  )
  .withFile('plugins/word.mjs', `export const word = 'Skrevet for hånd.';\n`)
  .withFile(
    'node_modules/remark-end/package.json',
    JSON.stringify({
      name: 'remark-end',
      version: '1.0.0',
      type: 'module',
      exports: './index.js',
      dependencies: { inner: '1' },
    }),
  )
  .withFile(
    'node_modules/remark-end/index.js',
    `export default () => (tree) => { tree.children.push({ type: 'paragraph', children: [{ type: 'text', value: 'Slutt.' }] }); };\n`,
  )
  .withFile('node_modules/inner/package.json', JSON.stringify({ name: 'inner', version: '1.0.0' }));

describe('a build with plug-ins', () => {
  let folder: string;
  let release: () => void;
  let done: Promise<void>;
  const page = () => readFileSync(join(folder, 'dist/site/articles/tillit/index.html'), 'utf8');
  const loads = () => (globalThis as { loadsOfConfig?: number }).loadsOfConfig ?? 0;
  const run = async () => {
    const { ok, state, diagnostics } = await build({
      root: folder,
      cache: join(folder, '../cache'),
      formats: ['site'],
      asOf: '2026-11-23',
      jobs: 1,
    });
    expect(diagnostics).toEqual([]);
    expect(ok).toBe(true);
    return state;
  };
  const edit = (path: string, before: string, after: string) => {
    const file = join(folder, path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(before, after));
  };

  beforeAll(async () => {
    await new Promise<void>((open) => {
      done = publication.inFolder(async (made) => {
        folder = made;
        open();
        await new Promise<void>((resolve) => (release = resolve));
      });
    });
  });
  afterAll(async () => {
    release();
    await done;
  });

  test('with nothing changed loads no configuration', async () => {
    expect(await run()).toBe('built');
    expect(page()).toContain('Skrevet for hånd.');
    const before = loads();
    expect(before).toBe(1);
    expect(await run()).toBe('unchanged');
    expect(loads()).toBe(before);
  });

  test('is rebuilt when an imported file changes', async () => {
    edit('plugins/sign.ts', 'paragraph(word)', 'paragraph(word + " Igjen.")');
    expect(await run()).toBe('built');
    expect(page()).toContain('Skrevet for hånd. Igjen.');
    expect(await run()).toBe('unchanged');
  });

  test('runs the new code of a module that it has run before', async () => {
    edit('plugins/word.mjs', 'hånd', 'hand');
    expect(await run()).toBe('built');
    expect(page()).toContain('Skrevet for hand. Igjen.');
  });

  test.each([
    ['the configuration', 'kolofon.config.ts', 'export default', '// Sist.\nexport default'],
    ['a file that an imported one imports', 'plugins/word.mjs', 'hand', 'hånd'],
    ['the version of a package', 'node_modules/remark-end/package.json', '1.0.0', '1.0.1'],
    ['the version of a package that it needs', 'node_modules/inner/package.json', '1.0.0', '1.1.0'],
  ])('looks again when %s changes', async (_what, path, before, after) => {
    expect(await run()).toBe('unchanged');
    edit(path, before, after);
    const count = loads();
    expect(await run()).toBe('built');
    expect(loads()).toBe(count + 1);
    expect(await run()).toBe('unchanged');
  });

  test('is what it is without plug-ins once the configuration is gone', async () => {
    rmSync(join(folder, 'kolofon.config.ts'));
    expect(await run()).toBe('built');
    expect(page()).not.toContain('Slutt.');
  });
});

describe('what a configuration is made of', () => {
  const config = 'site/kolofon.config.mjs';
  let folder: string;
  let root: string;
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const writePackage = (name: string, manifest: object) => {
    write(`node_modules/${name}/package.json`, JSON.stringify(manifest));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kolofon-'));
    mkdirSync(join(folder, 'site'));
    root = relative('', join(folder, 'site'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('a file that it names is part of it', () => {
    expect(findConfigInputs(root).digest).toBe('');
    write(config, `import './a.json';\nconst text = new URL('./list.txt', import.meta.url);\n`);
    write('site/list.txt', 'klikk her\n');
    const { digest, watched } = findConfigInputs(root);
    expect(watched).toContain('list.txt');
    write('site/list.txt', 'les mer\n');
    expect(findConfigInputs(root).digest).not.toBe(digest);
  });

  test.each(['dependencies', 'peerDependencies', 'optionalDependencies'])(
    'a package of a folder further up counts, and one of its %s',
    (kind) => {
      write(config, `import a from '@a/plugin';\n`);
      writePackage('@a/plugin', { version: '1.0.0', [kind]: { inner: '*' } });
      writePackage('inner', { version: '1.0.0' });
      const first = findConfigInputs(root).digest;
      writePackage('inner', { version: '1.0.1' });
      const second = findConfigInputs(root).digest;
      writePackage('@a/plugin', { version: '2.0.0', [kind]: { inner: '*' } });
      expect(new Set([first, second, findConfigInputs(root).digest]).size).toBe(3);
    },
  );

  test('a file that is not there yet is watched, and no folder', () => {
    write(
      config,
      `import './plugins/a.js';\nimport b from './b';\nconst root = new URL('./', import.meta.url);\n`,
    );
    const { watched } = findConfigInputs(root);
    for (const path of ['plugins/a.js', 'plugins/a.ts', 'b.ts', 'b.json', 'b/index.ts'])
      expect(watched).toContain(path);
    expect(watched.map((path) => join(root, path))).not.toContain(root);
  });

  test.each<[string, () => void]>([
    ['a folder in its place', () => mkdirSync(join(folder, config))],
    ['a long text in quotes', () => write(config, `const text = './${'å'.repeat(300)}';\n`)],
    ['a NUL in quotes', () => write(config, `const text = './a\0b';\n`)],
    [
      'a package whose dependencies are null',
      () => {
        write(config, `import 'a';\n`);
        writePackage('a', { version: '1.0.0', dependencies: null });
      },
    ],
    [
      'a package whose manifest is cut short',
      () => {
        write(config, `import 'a';\n`);
        write('node_modules/a/package.json', '{ "name": ');
      },
    ],
  ])('%s does no harm', (_what, make) => {
    make();
    expect(() => findConfigInputs(root)).not.toThrow();
  });
});
