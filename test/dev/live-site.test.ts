import { describe, expect, test } from 'vitest';
import { openChangeHistory, openLiveSite, type News } from '../../src/dev/live-site.ts';
import { openMadeFiles } from '../../src/dev/made-files.ts';
import type { Rebuilt } from '../../src/dev/rebuild.ts';
import { diagnose } from '../../src/diagnostics/diagnostic.ts';
import { sourcePath } from '../../src/model/paths.ts';

const text = 'title: A\nparts:\n  - <b>x</b>\n';
const place = {
  file: sourcePath('series/a.yaml'),
  start: { line: 3, column: 5, offset: 20 },
  end: { line: 3, column: 13, offset: 28 },
};
const files = {
  list: () => [],
  isLost: () => false,
  isForbidden: () => false,
  locate: () => undefined,
  read: () => new TextEncoder().encode(text),
};
const site = { base: '/', unpublished: new Map<string, string>(), read: () => Promise.resolve(undefined) };
const good = (changed: readonly string[] = []): Rebuilt => ({
  site,
  changed,
  diagnostics: [],
  files,
  folders: [],
});
const bad: Rebuilt = {
  ...good(),
  site: undefined,
  diagnostics: [
    diagnose('code-language-known', place, 'A warning.'),
    diagnose('article-exists', place, 'There is no article "<b>x</b>".', {
      hint: 'Write another.',
      related: [{ message: 'It is here too', place }],
    }),
  ],
};

/** A live site over builds that a test gives one after another. */
function openOver(...builds: (Rebuilt | Error)[]) {
  const live = openLiveSite(() => {
    const next = builds.shift();
    return next instanceof Error || next === undefined
      ? Promise.reject(next ?? new Error('It is over.'))
      : Promise.resolve(next);
  }, 'run');
  const heard: News[] = [];
  live.listen((news) => heard.push(news));
  return { live, heard };
}

describe('a live site', () => {
  test('waits for the first build', async () => {
    const { live } = openOver(good());
    const waiting = live.site();
    await live.rebuild();
    expect(await waiting).toBe(site);
  });

  test('is none after a first build that failed, and stays what it was after a later one', async () => {
    const { live } = openOver(bad, good(), bad, new Error('The disk is full.'));
    await live.rebuild();
    expect(await live.site()).toBeUndefined();
    for (let times = 0; times < 3; times += 1) {
      await live.rebuild();
      expect(await live.site()).toBe(site);
    }
  });

  test('reports problems, errors first, with the lines around them, and that they are fixed', async () => {
    const { live, heard } = openOver(bad, good(['a/index.html']));
    await live.rebuild();
    await live.rebuild();
    expect(heard[0]?.problems).toMatchObject({ errors: 1, warnings: 1 });
    expect(heard[0]?.problems.shown.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(heard[0]?.problems.shown[0]).toEqual({
      severity: 'error',
      code: 'article-exists',
      message: 'There is no article "<b>x</b>".',
      place: 'series/a.yaml:3:5',
      frame: '  2 | parts:\n> 3 |   - <b>x</b>\n    |     ^^^^^^^^\n  4 |',
      hint: 'Write another.',
      related: ['It is here too: series/a.yaml:3:5'],
    });
    expect(heard[1]).toMatchObject({ changed: ['a/index.html'], problems: { shown: [], errors: 0 } });
  });

  test('reports a system failure, and continues', async () => {
    const { live, heard } = openOver(new Error('The disk is full.'), good(['a']));
    expect(await live.rebuild()).toEqual(new Error('The disk is full.'));
    expect(heard[0]?.problems.shown[0]?.message).toBe('The site could not be built: The disk is full.');
    await live.rebuild();
    expect(heard[1]).toMatchObject({ changed: ['a'], problems: { errors: 0 } });
  });

  test('sends a page that reconnects what it has missed, and everything to one of another run', async () => {
    const { live } = openOver(good(['a']), good(['b']), good(['c', 'b']));
    await live.rebuild();
    const { moment } = live.newsSince(live.moment());
    await live.rebuild();
    await live.rebuild();
    expect(live.newsSince(moment)).toMatchObject({ changed: ['b', 'c'], isNew: false });
    expect(live.newsSince(live.moment()).changed).toEqual([]);
    for (const unknown of ['other-1', 'run-99', 'run', '', 'run-x'])
      expect(live.newsSince(unknown), unknown).toMatchObject({ changed: [], isNew: true });
  });

  test('calls nobody who no longer listens', async () => {
    const { live } = openOver(good(), good());
    let count = 0;
    const stop = live.listen(() => (count += 1));
    await live.rebuild();
    stop();
    await live.rebuild();
    expect(count).toBe(1);
  });
});

test('a history begins with what changes after its moment', () => {
  const history = openChangeHistory('r');
  const begin = history.now();
  history.record(['a']);
  history.record([]);
  expect(history.since(begin)).toEqual(['a']);
  expect(history.since(history.now())).toEqual([]);
});

describe('what is made on request', () => {
  const counting = () => {
    let count = 0;
    return { make: () => Promise.resolve((count += 1)), count: () => count };
  };

  test('is made once, for all who ask', async () => {
    const { make, count } = counting();
    const made = openMadeFiles<number>();
    expect(await Promise.all([made.get('books/a.epub', make), made.get('books/a.epub', make)])).toEqual([
      1, 1,
    ]);
    expect(await made.keep([]).get('books/a.epub', make)).toBe(1);
    expect(count()).toBe(1);
  });

  test.each([
    ['books/a.epub', ['artikler/a/index.html'], 2],
    ['assets/social/a.0123456789.png', ['files/a.png'], 1],
    ['files/a.png-480.avif', ['artikler/a/index.html'], 1],
    ['files/a.png-480.avif', ['files/a.png'], 2],
  ])('%s after a change of %j', async (file, changed, times) => {
    const { make, count } = counting();
    const made = openMadeFiles<number>();
    await made.get(file, make);
    await made.keep(changed).get(file, make);
    expect(count()).toBe(times);
  });

  test('is tried again when it has failed', async () => {
    const made = openMadeFiles<number>();
    await expect(made.get('a', () => Promise.reject(new Error('No.')))).rejects.toThrow('No.');
    expect(await made.get('a', () => Promise.resolve(1))).toBe(1);
  });
});
