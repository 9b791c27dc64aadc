import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../formats/pdf/read-pdf.ts';
import { findFaults } from '../harness/epub.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { required } from '../harness/read-page.ts';

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'kolofon-package-'));
let packed: Packed;

beforeAll(() => {
  const { stdout } = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], process.cwd());
  packed = required((JSON.parse(stdout) as readonly Packed[])[0]);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the packed package', () => {
  test('holds whatever its Markdown files link to', () => {
    const paths = packed.files.map(({ path }) => path);
    const exists = (path: string) => paths.some((one) => one === path || one.startsWith(`${path}/`));
    const links = paths.filter((path) => path.endsWith('.md')).flatMap(listRelativeLinks);
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter(({ target }) => !exists(target))).toEqual([]);
  });

  test('holds no sources, tests and benchmarks', () => {
    const tops = new Set(packed.files.map(({ path }) => path.split('/').slice(0, -1).join('/')));
    expect([...tops].filter((top) => /^(?:src|test|series\/.|bench\/peers)/.test(top))).toEqual([]);
  });

  test.each([
    ['publint', ['--strict']],
    ['attw', ['--profile', 'esm-only', '--no-color']],
  ])('has nothing that %s finds wrong', (program, args) => {
    const { status, stdout, stderr } = spawnSync(
      join('node_modules', '.bin', program),
      [join(folder, packed.filename), ...args],
      { encoding: 'utf8' },
    );
    expect(status, stdout + stderr).toBe(0);
  });

  test('is installed in an empty folder, and builds from code and by the command, without a home, a browser or a configuration', async (context) => {
    await littlePublication().inFolder(async (root) => {
      // Outside the path of the shell: whatever browser is on it is hidden.
      const path = linkPrograms(join(root, 'bin'), ['node', 'npm', 'npx', 'sh']);
      const environment = { PATH: path, HOME: mkdirIn(root, 'home'), npm_config_cache: cacheOfNpm() };
      writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
      const installed = npm(['install', '--prefer-offline', join(folder, packed.filename)], root, {
        ...environment,
        npm_config_fetch_retries: '0',
      });
      if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/.test(installed.stderr)) {
        console.warn('No registry answers, and the cache of npm is incomplete: nothing was installed.');
        context.skip();
      }
      expect(installed.status, installed.stderr).toBe(0);

      writeFileSync(join(root, 'publish.ts'), program);
      writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['publish.ts'] }));
      const compiled = spawnSync(process.execPath, [compiler, '-p', root], { encoding: 'utf8' });
      expect(compiled.status, compiled.stdout).toBe(0);

      const run = (name: string, ...args: string[]) =>
        spawnSync(name, args, { cwd: root, env: environment, encoding: 'utf8' });
      const byCode = run('node', 'publish.js');
      expect(byCode.status, byCode.stderr).toBe(0);
      expect(JSON.parse(byCode.stdout)).toEqual({ ok: true, problems: [], failures: [] });
      const byCommand = run('npx', '--no-install', 'kolofon', 'build', '--no-cache', '--as-of', day);
      expect(byCommand.status, byCommand.stderr).toBe(0);

      const dist = join(root, 'dist');
      const book = await readPdf(readFileSync(join(dist, 'pdf', 'nettverksbygging.pdf')));
      expect(book.pages.length).toBeGreaterThan(4);
      expect(await findFaults(readFileSync(join(dist, 'epub', 'nettverksbygging.epub')))).toEqual([]);
      expect(readFileSync(join(dist, 'site', 'index.html'), 'utf8')).toContain('Relasjonsbiblioteket');
      expect(sumFiles(join(root, 'from-code'))).toEqual(sumFiles(dist));
    });
  });
});

const day = '2026-11-23';
const compiler = join(process.cwd(), 'node_modules', 'typescript', 'lib', 'tsc.js');
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  module: 'nodenext',
  target: 'es2023',
  lib: ['es2023'],
  types: [],
};

/** What somebody would write who builds from code, and says what came of it. */
const program = `
import { build, check, UsageError, type BuildOptions, type Diagnostic } from 'kolofon';

declare const console: { log(text: string): void };

const options: BuildOptions = { root: '.', out: 'from-code', asOf: '${day}', cache: false };
// @ts-expect-error Formats are a list.
const wrong: BuildOptions = { formats: 'epub' };
const refused = await build(wrong).catch((error: unknown) => error instanceof UsageError);
if (refused !== true) throw new Error('A call that is wrong was not refused.');

const checked = await check({ root: '.', asOf: '${day}' });
const { ok, diagnostics, failures } = await build(options);
const problems: readonly Diagnostic[] = [...checked.diagnostics, ...diagnostics];
console.log(JSON.stringify({ ok: ok && checked.ok, problems, failures }));
`;

interface Link {
  readonly from: string;
  /** The file in the package that it leads to. */
  readonly target: string;
}

function listRelativeLinks(from: string): Link[] {
  const text = readFileSync(from, 'utf8').replaceAll(/^```[^]*?^```|`[^`\n]*`/gm, '');
  return [...text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, path = '']) => ({
    from,
    target: posix.join(posix.dirname(from), path),
  }));
}

function npm(args: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = process.env) {
  return spawnSync('npm', args, { cwd, env: environment, encoding: 'utf8' });
}

function cacheOfNpm(): string {
  return npm(['config', 'get', 'cache'], process.cwd()).stdout.trim();
}

/** A folder that holds these programs and no others. */
function linkPrograms(bin: string, names: readonly string[]): string {
  mkdirSync(bin);
  for (const name of names) {
    const { stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    symlinkSync(realpathSync(stdout.trim()), join(bin, name));
  }
  return bin;
}

function mkdirIn(parent: string, name: string): string {
  const path = join(parent, name);
  mkdirSync(path);
  return path;
}
