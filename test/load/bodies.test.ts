import { expect, test } from 'vitest';
import { prepare } from '../../src/commands/prepare.ts';
import { openSession } from '../../src/incremental/session.ts';
import { littlePublication } from '../harness/publication.ts';
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
