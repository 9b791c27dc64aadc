import type { Root } from 'hast';
import { expect, test } from 'vitest';
import { prepare } from '../../src/build/prepare.ts';
import { openSession } from '../../src/incremental/session.ts';
import { littlePublication } from '../harness/publication.ts';
import { openBodies } from '../../src/load/bodies.ts';
import { packBody } from '../../src/load/pack-body.ts';
import { sourcePath } from '../../src/model/paths.ts';
import type { ScratchFile } from '../../src/platform/scratch-file.ts';
import { templates } from '../harness/run-here.ts';

test('a body that is asked for again, or by two at once, is read once', () =>
  littlePublication().inFolder(async (root) => {
    const asOf = '2026-11-23';
    const session = openSession(root);
    const first = session.look();
    const { diagnostics } = await prepare(root, templates, asOf, { ...first, threads: undefined });
    session.note(first, { asOf, diagnostics });

    const { files, earlier } = session.look();
    const read: string[] = [];
    const counted = {
      ...files,
      read: (path: Parameters<typeof files.read>[0]) => (read.push(path), files.read(path)),
    };
    const { prepared } = await prepare(root, templates, asOf, {
      files: counted,
      earlier,
      threads: undefined,
    });
    const sources = prepared?.loaded.articles.map(({ source }) => source) ?? [];
    expect(read.filter((path) => path.endsWith('.md'))).toEqual([]);
    await Promise.all([
      prepared?.readBodies([...sources, ...sources]),
      prepared?.readBodies(sources.toReversed()),
    ]);
    expect(read.filter((path) => path.endsWith('.md')).sort()).toEqual([...sources].sort());
  }));

test('bodies that are too many for the memory are put aside where there is room, and come back', () => {
  const aside: Uint8Array[] = [];
  const scratch: ScratchFile = {
    put: (bytes) => (aside.length === 2 ? undefined : { start: aside.push(bytes) - 1, length: 0 }),
    get: ({ start }) => aside[start] ?? new Uint8Array(),
    close: () => undefined,
  };
  const bodies = openBodies(() => new Map(), scratch);
  const names = Array.from({ length: 8 }, (_, index) => sourcePath(`series/articles/${String(index)}.md`));
  const bodyOf = (name: string): Root => ({
    type: 'root',
    children: [{ type: 'text', value: name.repeat(40_000) }],
  });
  for (const name of names) bodies.keep(name, packBody(bodyOf(name)));
  expect(aside).toHaveLength(2);
  for (const name of names) expect(bodies.get(name)).toEqual(bodyOf(name));
});
