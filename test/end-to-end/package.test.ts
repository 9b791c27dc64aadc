import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { readPdf } from '../formats/pdf/read-pdf.ts';
import { findFaults } from '../harness/epub.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';

interface Packed {
  readonly filename: string;
  readonly version: string;
  readonly files: readonly { readonly path: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'kolofon-package-'));
let packed: Packed;
let packedCreate: Packed;

beforeAll(() => {
  [packed, packedCreate] = pack('.', './packages/create-kolofon');
});

afterAll(() => {
  removeFolder(folder);
});

describe('the packed package', () => {
  test('contains whatever its Markdown files link to', () => {
    const paths = packed.files.map(({ path }) => path);
    const exists = (path: string) => paths.some((one) => one === path || one.startsWith(`${path}/`));
    // Those of new projects lead to files of their other layers.
    const pages = paths.filter((path) => path.endsWith('.md') && !path.startsWith('starters/'));
    const links = pages.flatMap(listRelativeLinks);
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter(({ target }) => !exists(target))).toEqual([]);
  });

  test('contains no sources, tests or benchmarks', () => {
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

  test('contains everything that new projects are made of', () => {
    const paths = packed.files.map(({ path }) => path);
    const starters = Object.keys(sumFiles('starters')).map((path) => `starters/${path}`);
    expect(starters.length).toBeGreaterThan(70);
    expect(paths).toEqual(expect.arrayContaining(starters));
    expect(packedCreate.files.map(({ path }) => path).toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'create.js',
      'package.json',
    ]);
  });
});

describe('the packages installed in an empty folder, without a home, a browser or a configuration', () => {
  const root = join(folder, 'installed');
  let environment: NodeJS.ProcessEnv;
  let isInstalled = false;

  const run = (cwd: string, name: string, ...args: string[]) =>
    spawnSync(name, args, { cwd, env: environment, encoding: 'utf8' });

  beforeAll(async () => {
    await littlePublication().inFolder((made) => {
      cpSync(made, root, { recursive: true });
      return Promise.resolve();
    });
    // Outside the path of the shell: whatever browser is on it is hidden.
    const path = linkPrograms(join(root, 'bin'), ['node', 'npm', 'npx', 'sh']);
    environment = { PATH: path, HOME: mkdirIn(root, 'home'), npm_config_cache: cacheOfNpm() };
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
    const archives = [packed, packedCreate].map(({ filename }) => join(folder, filename));
    const { status, stderr } = npm(['install', '--prefer-offline', ...archives], root, {
      ...environment,
      // A connection that breaks once is no fault of the package.
      npm_config_fetch_retries: '3',
      npm_config_fetch_retry_mintimeout: '1000',
      npm_config_fetch_retry_maxtimeout: '5000',
    });
    isInstalled = !/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED/.test(stderr);
    if (isInstalled) expect(status, stderr).toBe(0);
    else console.warn('No registry answers, and the cache of npm is incomplete: nothing was installed.');
  });

  beforeEach(({ skip }) => {
    skip(!isInstalled);
  });

  test('build from code and by the command', async () => {
    writeFileSync(join(root, 'publish.ts'), program);
    writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['publish.ts'] }));
    const compiled = spawnSync(process.execPath, [compiler, '-p', root], { encoding: 'utf8' });
    expect(compiled.status, compiled.stdout).toBe(0);

    const byCode = run(root, 'node', 'publish.js');
    expect(byCode.status, byCode.stderr).toBe(0);
    expect(JSON.parse(byCode.stdout)).toEqual({ ok: true, problems: [], failures: [] });
    const made = join(root, 'from-code');
    const book = await readPdf(readFileSync(join(made, 'pdf', 'nettverksbygging.pdf')));
    expect(book.pages.length).toBeGreaterThan(4);
    expect(await findFaults(readFileSync(join(made, 'epub', 'nettverksbygging.epub')))).toEqual([]);
    expect(readFileSync(join(made, 'site', 'index.html'), 'utf8')).toContain('Relasjonsbiblioteket');

    // It takes what is made from the cache of the first, and so has the same version of everything.
    const kept = sumFiles(made);
    const command = ['kolofon', 'build', '--as-of', day, '--out', 'from-code'];
    const byCommand = run(root, 'npx', '--no-install', ...command);
    expect(byCommand.status, byCommand.stderr).toBe(0);
    expect(byCommand.stderr).toContain('nothing has changed');
    expect(sumFiles(made)).toEqual(kept);
  });

  test('kolofon new makes a project that is checked and built, and create-kolofon makes the same', () => {
    const call = (program: string, ...args: readonly string[]) =>
      run(root, join('node_modules', '.bin', program), ...args);
    const told = (program: string, ...args: readonly string[]) => {
      const { status, stdout, stderr } = call(program, ...args);
      expect(status, stderr).toBe(0);
      return stdout + stderr;
    };
    const makers = [
      ['kolofon', ['new'], 'ny'],
      ['create-kolofon', [], 'nytt'],
    ] as const;
    const made = makers.map(([program, args, name]) => {
      const project = mkdirIn(root, name);
      writeFileSync(join(project, 'LICENSE'), 'Mine.');
      const options = [name, '--language', 'nn', '--title', 'Fjell og fjord'];
      expect(told(program, ...args, ...options)).toContain(`Oppretta ${name}\n`);
      const files = sumFiles(project);
      const packageFile = readFileSync(join(project, 'package.json'), 'utf8');
      const again = call(program, ...args, ...options);
      expect(again.status).toBe(2);
      expect(again.stderr).toContain('Nothing was written, because');
      expect(again.stderr).toContain('already has package.json');
      expect(sumFiles(project)).toEqual(files);
      // It is named after the folder.
      const facts = { ...(JSON.parse(packageFile) as object), name: undefined };
      return { facts, others: { ...files, 'package.json': undefined } };
    });
    const [byCommand, byCreate] = made;
    expect(byCreate).toEqual(byCommand);
    expect(byCommand?.facts).toMatchObject({ dependencies: { kolofon: `^${packed.version}` } });

    expect(told('kolofon', 'check', '--strict', '--root', 'ny')).toContain(
      '6 articles in 2 series: no problems',
    );
    const project = join(root, 'ny');
    const before = sumFiles(project);
    const build = ['build', '--format', 'site', '--root', 'ny'];
    expect(told('kolofon', ...build)).toContain('no problems.');
    expect(readFileSync(join(project, 'dist', 'site', 'index.html'), 'utf8')).toContain('Fjell og fjord');
    expect(told('kolofon', ...build)).toContain('nothing has changed');
    expect(sumFiles(project)).toMatchObject(before);
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

const options: BuildOptions = { root: '.', out: 'from-code', asOf: '${day}' };
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

function pack(...projects: readonly [string, string]): readonly [Packed, Packed] {
  const options = ['--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = npm(['pack', ...options, ...projects], process.cwd());
  return JSON.parse(stdout) as [Packed, Packed];
}

function npm(args: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = process.env) {
  return spawnSync('npm', args, { cwd, env: environment, encoding: 'utf8' });
}

function cacheOfNpm(): string {
  return npm(['config', 'get', 'cache'], process.cwd()).stdout.trim();
}

/** A folder with these programs and no others. */
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
