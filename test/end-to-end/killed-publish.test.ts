import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { bucket, startS3, type S3Server } from '../harness/publish-servers.ts';

let folder: string;
let s3: S3Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
  s3 = await startS3(join(folder, 's3'));
});

afterAll(async () => {
  await s3.close();
  removeFolder(folder);
});

const count = 12;

/** Pages that lead to each other in a ring and to a style sheet, as one build leaves them. */
function built(edition: number, pages: readonly number[]): string {
  const out = join(folder, `dist-${String(edition)}`);
  const style = `assets/site.${String(edition).repeat(8)}.css`;
  const files = new Map([[style, `/* ${String(edition)} */`]]);
  for (const [index, page] of pages.entries()) {
    const next = pages[(index + 1) % pages.length] ?? 0;
    files.set(`${String(page)}.html`, `<a href="${String(next)}.html"></a><link href="${style}">`);
  }
  for (const [path, content] of files) {
    mkdirSync(dirname(join(out, 'site', path)), { recursive: true });
    writeFileSync(join(out, 'site', path), content);
  }
  const manifest = { owner: '', files: [...files.keys()].map((path) => `site/${path}`) };
  writeFileSync(join(out, '.kolofon-outputs.json'), JSON.stringify(manifest));
  return out;
}

function start(out: string, prefix: string) {
  return spawn(process.execPath, ['build/cli.js', 'publish', `s3://${bucket}/${prefix}`, '--out', out], {
    env: { ...process.env, ...s3.environment },
    stdio: 'ignore',
  });
}

async function publish(out: string, prefix: string): Promise<void> {
  const [code] = (await once(start(out, prefix), 'exit')) as [number | null];
  expect(code).toBe(0);
}

/** The files to which the pages of a bucket lead, and that are not there. */
async function missing(prefix: string): Promise<string[]> {
  const read = async (path: string) => {
    const response = await s3.read(`${prefix}/${path}`);
    const text = await response.text();
    return response.ok ? text : undefined;
  };
  const pages = await Promise.all(
    Array.from({ length: 2 * count }, (_, index) => read(`${String(index)}.html`)),
  );
  const led = new Set(
    pages.flatMap((html = '') => [...html.matchAll(/href="([^"]*)"/g)].map(([, path = '']) => path)),
  );
  const found = await Promise.all(
    [...led].map(async (path) => ((await read(path)) === undefined ? [path] : [])),
  );
  return found.flat();
}

test('a command that is killed leaves no page that leads to nothing, and the next one goes on', async () => {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const before = built(1, numbers);
  // Every other page is gone. No new page leads to another: of two that do, one must be the first.
  const after = built(2, [0, 13, 2, 15, 4, 17, 6, 8, 10]);
  for (const kill of [1, 7, 13, 19]) {
    const prefix = `killed-${String(kill)}`;
    await publish(before, prefix);
    const child = start(after, prefix);
    s3.failWith((_call, asked) => {
      if (asked === kill) child.kill('SIGKILL');
      return undefined;
    });
    const ended = (await once(child, 'exit')) as [number | null, string | null];
    s3.failWith(() => undefined);
    expect(ended[1], `killed at request ${String(kill)}`).toBe('SIGKILL');
    expect(await missing(prefix), `killed at request ${String(kill)}`).toEqual([]);
    await publish(after, prefix);
    expect(await missing(prefix)).toEqual([]);
    expect((await s3.read(`${prefix}/1.html`)).status).toBe(404);
    expect((await s3.read(`${prefix}/assets/site.11111111.css`)).status).toBe(404);
  }
});
