import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Changes } from '../../src/emit/changes.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

let cache: string;

beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
});

afterAll(() => rmSync(cache, { recursive: true, force: true }));

const publication = littlePublication()
  .withArticle('medlem', 'Bare medlemmer leser om måkeskrik ved kaia.\n', { access: 'members' })
  .withSeries('nettverksbygging', { parts: ['tillit', 'medlem'] })
  .withConfig({ series: ['nettverksbygging'] });

async function build(root: string): Promise<{ open: Changes; members: Changes }> {
  const { code, output, log } = await runHere([
    'build',
    '--root',
    root,
    '--format',
    'site',
    '--cache',
    cache,
  ]);
  expect(code, output + log).toBe(0);
  const read = (file: string) => JSON.parse(readFileSync(join(root, 'dist', file), 'utf8')) as Changes;
  return { open: read('changes.json'), members: read('changes.members.json') };
}

test('each build lists what it added, changed and removed, for each edition apart', () =>
  publication.inFolder(async (root) => {
    const dist = join(root, 'dist');
    const first = await build(root);
    const all = sumFiles(dist);
    const listed = [...first.open.added, ...first.members.added];
    expect(first.open).toMatchObject({ changed: [], removed: [] });
    for (const { path, sha256, size } of listed) {
      expect(all[path], path).toBe(sha256);
      expect(statSync(join(dist, path)).size).toBe(size);
    }
    expect(listed.length).toBe(Object.keys(all).filter((path) => path.includes('/')).length);
    expect(JSON.stringify(first.open)).not.toContain('members/');
    expect(readFileSync(join(dist, '.gitignore'), 'utf8')).toContain('/changes.members.json\n');
    expect(existsSync(join(dist, 'site/changes.json'))).toBe(false);

    expect(await build(root)).toEqual({
      open: { added: [], changed: [], removed: [] },
      members: { added: [], changed: [], removed: [] },
    });

    const before = sumFiles(dist);
    await publication
      .withArticle('tillit', 'En ganske annen tekst.\n')
      .withArticle('ny', 'En ny artikkel.\n')
      .inFolder((other) => {
        for (const id of ['tillit', 'ny'])
          cpSync(join(other, `series/articles/${id}.md`), join(root, `series/articles/${id}.md`));
        return Promise.resolve();
      });
    const { open } = await build(root);
    const after = sumFiles(dist);
    const paths = (files: Changes['added']) => files.map(({ path }) => path);
    const isOpen = (path: string) => path.startsWith('site/');
    expect(paths(open.added)).toEqual(Object.keys(after).filter((path) => isOpen(path) && !(path in before)));
    expect(paths(open.changed)).toEqual(
      Object.keys(after).filter((path) => isOpen(path) && path in before && before[path] !== after[path]),
    );
    expect(open.removed).toEqual(Object.keys(before).filter((path) => isOpen(path) && !(path in after)));
    expect(paths(open.added)).toContain('site/articles/ny/index.html');
    expect(paths(open.changed)).toContain('site/articles/tillit/index.html');
  }));
