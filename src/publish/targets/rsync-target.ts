import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listName } from '../published-list.ts';
import { PublishError, type LocalFile, type PublishTarget } from '../target.ts';

/** What rsync says where a file is not there (rsync(1), "EXIT VALUES": partial transfer due to error). */
const partial = 23;

/** A folder that rsync reaches: `user@host:path`, or `rsync://host/module/path`. Files are sent from `source`. */
export function openRsyncTarget(
  target: string,
  source: string,
  environment: Readonly<Record<string, string | undefined>>,
): PublishTarget {
  const folder = target.endsWith('/') ? target : `${target}/`;
  const run = (args: readonly string[], input = '') => runRsync(args, input, environment);
  const send = (from: string, args: readonly string[], input: string) =>
    run([...args, '--', `${from.replace(/\/+$/, '')}/`, folder], input);
  return {
    name: target,
    readList: () =>
      inFolder(async (own) => {
        const { code, error } = await run(['--times', '--', `${folder}${listName}`, `${own}/`]);
        if (code === 0) return readFileSync(join(own, listName), 'utf8');
        if (code === partial && error.includes('No such file')) return undefined;
        throw failure(target, code, error);
      }),
    writeList: (text) =>
      inFolder(async (own) => {
        writeFileSync(join(own, listName), text);
        must(target, await send(own, ['--files-from=-'], `${listName}\n`));
      }),
    isEmpty: async () => {
      const { code, output, error } = await run(['--list-only', '--', folder]);
      if (code === partial && error.includes('No such file')) return true;
      must(target, { code, error });
      return output.split('\n').filter((line) => line !== '' && !line.endsWith(' .')).length === 0;
    },
    // It compares them itself.
    findSame: () => Promise.resolve(new Set()),
    upload: async (files, done) => {
      const input = files.map(({ path }) => `${path}\0`).join('');
      const options = ['--times', '--checksum', '--partial', '--files-from=-', '--from0'];
      must(target, await send(source, options, input));
      for (const file of files) done(file satisfies LocalFile);
    },
    remove: (paths) =>
      inFolder(async (own) => {
        const rules = [...paths.flatMap(foldersAround), ...paths].map((path) => `+ /${escape(path)}`);
        const filter = [...new Set(rules), '- *'].join('\n');
        // From an empty folder: only what the rules name is deleted.
        const empty = join(own, 'empty');
        mkdirSync(empty);
        must(target, await send(empty, ['--recursive', '--delete', '--filter=merge -'], `${filter}\n`));
      }),
  };
}

interface Ended {
  readonly code: number;
  readonly error: string;
}

function must(target: string, { code, error }: Ended): void {
  if (code !== 0) throw failure(target, code, error);
}

function failure(target: string, code: number, error: string): PublishError {
  const reason = error.trim().split('\n').slice(0, 3).join(' ');
  return new PublishError(`rsync to "${target}" failed with exit code ${String(code)}: ${reason}`);
}

function runRsync(
  args: readonly string[],
  input: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Ended & { readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('rsync', args, { env: { ...environment, LC_ALL: 'C' } });
    let output = '';
    let error = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined).end(input);
    child.on('error', (cause) =>
      reject(new PublishError('rsync cannot be run: install it, on both machines.', { cause })),
    );
    child.on('close', (code) => resolve({ code: code ?? 1, output, error }));
  });
}

async function inFolder<T>(action: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-'));
  try {
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each with a slash at its end, the outermost first. */
function foldersAround(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? [] : [...foldersAround(folder), `${folder}/`];
}

/** In a rule, these are patterns (rsync(1), "PATTERN MATCHING RULES"). */
function escape(path: string): string {
  return /[*?[]/.test(path) ? path.replaceAll(/[\\*?[\]]/g, String.raw`\$&`) : path;
}
