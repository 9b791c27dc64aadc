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

  test('is installed in an empty folder and prints a PDF, without a home, a browser or a configuration', async (context) => {
    await littlePublication().inFolder(async (root) => {
      // Outside the path of the shell: whatever browser is on it is hidden.
      const path = linkPrograms(join(root, 'bin'), ['node', 'npm', 'sh']);
      const environment = { PATH: path, HOME: mkdirIn(root, 'home'), npm_config_cache: cacheOfNpm() };
      writeFileSync(join(root, 'package.json'), '{}');
      const installed = npm(['install', '--prefer-offline', join(folder, packed.filename)], root, {
        ...environment,
        npm_config_fetch_retries: '0',
      });
      if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/.test(installed.stderr)) {
        console.warn('No registry answers, and the cache of npm is incomplete: nothing was installed.');
        context.skip();
      }
      expect(installed.status, installed.stderr).toBe(0);

      const command = join(root, 'node_modules', '.bin', 'kolofon');
      const built = spawnSync(command, ['build', '--format', 'pdf'], {
        cwd: root,
        env: environment,
        encoding: 'utf8',
      });
      expect(built.status, built.stderr).toBe(0);
      const book = await readPdf(readFileSync(join(root, 'dist', 'pdf', 'nettverksbygging.pdf')));
      expect(book.pages.length).toBeGreaterThan(4);
    });
  });
});

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
