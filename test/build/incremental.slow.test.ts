import fc from 'fast-check';
import { mkdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';
import { editsOf, editsOfFiles, type Edit as FieldEdit } from './every-field/edits.ts';
import { everyField } from './every-field/library.ts';
import { listFields } from './every-field/list-fields.ts';
import { openDesk } from './every-field/open-desk.ts';
import type { Written } from './every-field/written.ts';

/** What is drawn depends on its SVG alone: clean builds, which draw everything again, do not paint the same twice. */
vi.mock(import('../../src/formats/drawing/paint.ts'), async (original) => {
  const { paintDrawing, paintWithPalette } = await original();
  return { paintDrawing: paintedOnce(paintDrawing), paintWithPalette: paintedOnce(paintWithPalette) };
});

function paintedOnce<A extends unknown[]>(
  paint: (...args: A) => Promise<Uint8Array>,
): (...args: A) => Promise<Uint8Array> {
  const painted = new Map<string, Promise<Uint8Array>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const bytes = painted.get(key) ?? paint(...args);
    painted.set(key, bytes);
    return bytes;
  };
}

/** A publication in its folder, in the hands of an editor. */
interface Desk {
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
}

interface Edit {
  readonly what: string;
  readonly make: (desk: Desk) => void;
}

const articles = ['nettverk-og-relasjon', 'tillit', 'marked', 'avtale', 'verdi', 'rolle'] as const;
const series = ['nettverksbygging', 'verdier'] as const;

const publication = littlePublication()
  .withArticle('marked', '## Et marked\n\nKort, se [tillit](tillit.md) og [@castells2004].\n')
  .withArticle('avtale', 'En avtale, se [markedet](marked.md).\n\n![Noder](figurer/noder.svg)\n')
  .withArticle('verdi', 'Verdi.[^1]\n\n[^1]: En note.\n', { tags: ['verdi'] })
  .withArticle('rolle', 'Bare medlemmer leser denne setningen om roller i nettverket.\n', {
    access: 'members',
  })
  .withSeries('nettverksbygging', { parts: ['nettverk-og-relasjon', 'tillit', 'marked', 'rolle'] })
  .withSeries('verdier', { parts: ['verdi', 'tillit', 'avtale'], planned: 5 })
  .withConfig({ series: [...series], templates: 'egne', site: { search: false } })
  .withFile('series/egne/egen.txt', 'Mappen er der.\n');

const fileOf = (id: string) => `series/articles/${id}.md`;
const index = (length: number) => fc.nat(length - 1);
const anArticle = index(articles.length).map((at) => articles[at] ?? 'tillit');
const aSeries = index(series.length).map((at) => series[at] ?? 'verdier');
const aWord = fc.constantFrom('bro', 'elv', 'fjell', 'skog', 'øy', 'å');

function editFront(desk: Desk, id: string, change: (facts: Record<string, unknown>) => void): void {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(desk.read(fileOf(id))) ?? [];
  const facts = parse(front) as Record<string, unknown>;
  change(facts);
  desk.write(fileOf(id), `---\n${stringify(facts)}---\n${body}`);
}

function editYaml(desk: Desk, path: string, change: (facts: Record<string, unknown>) => void): void {
  const facts = parse(desk.read(path)) as Record<string, unknown>;
  change(facts);
  desk.write(path, stringify(facts));
}

const partsOf = (facts: Record<string, unknown>) => facts['parts'] as string[];

const aTitle: fc.Arbitrary<Edit> = fc.tuple(anArticle, aWord).map(([id, word]) => ({
  what: `the title of ${id}`,
  make: (desk) => editFront(desk, id, (facts) => (facts['title'] = `Om ${word}`)),
}));

const edits: readonly fc.Arbitrary<Edit>[] = [
  fc.tuple(anArticle, aWord).map(([id, word]) => ({
    what: `the text of ${id}`,
    make: (desk) => desk.write(fileOf(id), `${desk.read(fileOf(id))}\nEn setning om ${word}.\n`),
  })),
  fc.tuple(anArticle, aWord).map(([id, word]) => ({
    what: `a heading in ${id}`,
    make: (desk) => desk.write(fileOf(id), `${desk.read(fileOf(id))}\n## Om ${word}\n\nMer.\n`),
  })),
  aTitle,
  fc.tuple(anArticle, fc.constantFrom('public', 'members')).map(([id, access]) => ({
    what: `the access of ${id}: ${access}`,
    make: (desk) => editFront(desk, id, (facts) => (facts['access'] = access)),
  })),
  fc.tuple(anArticle, fc.constantFrom('2026-04-01', '2026-11-01')).map(([id, day]) => ({
    what: `the day of ${id}`,
    make: (desk) => editFront(desk, id, (facts) => (facts['updated'] = day)),
  })),
  fc.tuple(aSeries, anArticle).map(([one, id]) => ({
    what: `${id} into ${one}, or out of it`,
    make: (desk) =>
      editYaml(desk, `series/${one}.yaml`, (facts) => {
        const parts = partsOf(facts);
        facts['parts'] =
          parts.includes(id) && parts.length > 1
            ? parts.filter((part) => part !== id)
            : [...new Set([...parts, id])];
      }),
  })),
  aSeries.map((one) => ({
    what: `the order of ${one}`,
    make: (desk) =>
      editYaml(desk, `series/${one}.yaml`, (facts) => (facts['parts'] = partsOf(facts).toReversed())),
  })),
  fc.tuple(aSeries, aWord).map(([one, word]) => ({
    what: `the title of ${one}`,
    make: (desk) => editYaml(desk, `series/${one}.yaml`, (facts) => (facts['title'] = `Serien om ${word}`)),
  })),
  aWord.map((word) => ({
    what: `a new article ${word}`,
    make: (desk) => {
      const id = `ny-${word === 'øy' ? 'oy' : word === 'å' ? 'a' : word}`;
      desk.write(fileOf(id), desk.read(fileOf('verdi')).replace(/^title: .*$/m, `title: Ny om ${word}`));
    },
  })),
  aWord.map((word) => ({
    what: 'a template',
    make: (desk) => desk.write('series/egne/site/parts/footer.eta', `<footer><p>${word}</p></footer>\n`),
  })),
  aWord.map((word) => ({
    what: 'the style sheet of books',
    make: (desk) => desk.write('series/egne/epub/book.css', `p { margin: 0 } /* ${word} */\n`),
  })),
  fc.boolean().map((lists) => ({
    what: `the setting of lists: ${String(lists)}`,
    make: (desk) =>
      editYaml(
        desk,
        'series/publication.yaml',
        (facts) => (facts['site'] = { search: false, blocks: { lists } }),
      ),
  })),
  fc.integer({ min: 10, max: 90 }).map((radius) => ({
    what: 'a picture',
    make: (desk) =>
      desk.write(
        'series/articles/figurer/noder.svg',
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${radius} 100"><circle r="${radius}"/></svg>\n`,
      ),
  })),
  fc.tuple(anArticle, fc.integer({ min: 1, max: 99 })).map(([id, reads]) => ({
    what: `how often ${id} was read`,
    make: (desk) => desk.write('series/popularity.csv', `article,reads\n${id},${reads}\n`),
  })),
  fc.tuple(fc.constantFrom('static', 'static-open', 'static-members'), aWord).map(([folder, word]) => ({
    what: `a file in ${folder}`,
    make: (desk) => desk.write(`series/${folder}/.well-known/${word}.txt`, `${folder}\n`),
  })),
  aWord.map((word) => ({
    what: 'an attachment and an icon',
    make: (desk) => {
      desk.write('series/articles/tall.csv', `ord\n${word}\n`);
      desk.write('series/static/favicon.ico', word);
      desk.write(fileOf('verdi'), `${desk.read(fileOf('verdi'))}\nSe [tallene](tall.csv).\n`);
    },
  })),
  aWord.map((word) => ({
    what: 'a reference',
    make: (desk) =>
      desk.write(
        'series/references.yaml',
        desk.read('series/references.yaml').replace(/title: The network.*/, `title: The network ${word}`),
      ),
  })),
];

async function build(
  folder: string,
  output: string,
  more: readonly string[],
  formats = 'site,epub',
): Promise<{ code: number; log: string }> {
  const {
    code,
    log,
    output: told,
  } = await runHere([
    ...['build', '--root', folder, '--out', output, '--format', formats, '--locked'],
    ...more,
  ]);
  return { code, log: `${log}\n${told}` };
}

function deskIn(folder: string): Desk {
  return {
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    remove: (path) => unlinkSync(join(folder, path)),
  };
}

/** Works at a publication that was built once. */
function afterBuild(
  one: LittlePublication,
  work: (desk: Desk, folder: string, rebuild: () => Promise<string>) => Promise<void>,
  formats?: string,
): Promise<void> {
  return one.inFolder(async (folder) => {
    const output = join(folder, 'dist');
    const cache = ['--cache', join(folder, 'cache')];
    expect((await build(folder, output, cache, formats)).code).toBe(0);
    const rebuild = async () => {
      const { code, log } = await build(folder, output, [...cache, '--explain'], formats);
      expect(code, log).toBe(0);
      return log;
    };
    await work(deskIn(folder), folder, rebuild);
  });
}

/** Builds what changed, and everything again beside it: the same files come out. */
async function compareWithClean(
  folder: string,
  what: string,
  rebuild: () => Promise<string>,
  formats?: string,
): Promise<void> {
  const clean = join(folder, 'clean');
  await rebuild();
  rmSync(clean, { recursive: true, force: true });
  expect((await build(folder, clean, ['--no-cache'], formats)).code).toBe(0);
  expect(sumFiles(join(folder, 'dist')), what).toEqual(sumFiles(clean));
}

/** Each edit that can be made after those before it. */
function makeAll(edits: readonly FieldEdit[]): Written {
  let written = everyField();
  for (const { make } of edits) {
    const next = structuredClone(written);
    try {
      make(next);
      written = next;
    } catch {
      // The parent of the field no longer exists.
    }
  }
  return written;
}

test('after a change of all fields of a file, and back, a build gives what a clean build gives', async () => {
  const desk = openDesk();
  const folder = dirname(desk.root);
  const cache = ['--cache', join(folder, 'cache')];
  const files = ['publication', 'series', 'article', 'references', 'lock'];
  const fields = listFields().flatMap(editsOf);
  const rounds = [
    ...files.map((file) =>
      fields.filter(({ what }) => what.startsWith(file) && /(?<!formerly) changed$/.test(what)),
    ),
    editsOfFiles,
  ].map(makeAll);
  // Pictures that one clean build has painted, the next one need not paint.
  const painted = ['--cache', join(folder, 'painted')];
  for (const [index, written] of [everyField(), ...rounds.flatMap((one) => [one, everyField()])].entries()) {
    const sums = [];
    for (const [output, more] of [['dist', cache] as const, [`clean-${String(index)}`, painted] as const]) {
      // A build may have added to the list of addresses.
      desk.write(written);
      const told = await runHere([
        'build',
        '--root',
        desk.root,
        '--out',
        join(folder, output),
        ...more,
        '--format',
        'site,epub,server',
      ]);
      expect(told.code, `${told.output}${told.log}`).toBe(0);
      sums.push(sumFiles(join(folder, output)));
    }
    expect(sums[0]).toEqual(sums[1]);
  }
  desk.close();
});

test('whatever is edited, a build of what changed gives what a clean build gives', async () => {
  const round = fc.array(fc.oneof(...edits), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 3 }), (rounds) =>
      afterBuild(publication, async (desk, folder, rebuild) => {
        for (const chosen of rounds) {
          for (const { make } of chosen) make(desk);
          await compareWithClean(folder, chosen.map(({ what }) => what).join(', '), rebuild);
        }
      }),
    ),
    { numRuns: 4, endOnFailure: true },
  );
});

test('a title is edited and then anything: books that were printed before are those of a clean build', async () => {
  const formats = 'epub,pdf';
  const rounds = fc.tuple(fc.tuple(aTitle), fc.array(fc.oneof(...edits), { minLength: 1, maxLength: 2 }));
  await fc.assert(
    fc.asyncProperty(rounds, (chosen) =>
      afterBuild(
        publication,
        async (desk, folder, rebuild) => {
          for (const round of chosen) {
            for (const { make } of round) make(desk);
            await compareWithClean(folder, round.map(({ what }) => what).join(', '), rebuild, formats);
          }
        },
        formats,
      ),
    ),
    { numRuns: 1, endOnFailure: true },
  );
});

test('one article changed writes its page and what shows its text, and leaves all other files their times', () =>
  afterBuild(publication, async (desk, folder, rebuild) => {
    const times = () =>
      Object.fromEntries(
        Object.keys(sumFiles(join(folder, 'dist'))).map((path) => [
          path,
          statSync(join(folder, 'dist', path)).mtimeMs,
        ]),
      );
    const before = times();
    desk.write(fileOf('verdi'), `${desk.read(fileOf('verdi'))}\nEn setning til.\n`);
    const log = await rebuild();
    const after = times();
    const written = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(written).toContain('site/articles/verdi/index.html');
    expect(written).toContain('epub/verdier.epub');
    expect(written).not.toContain('site/articles/marked/index.html');
    expect(written).not.toContain('epub/nettverksbygging.epub');
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(log).toContain('series/articles/verdi.md: text changed:');
    expect(log).toMatch(/EPUB +Verdier /);
    expect(log).not.toMatch(/EPUB +Nettverksbygging/);
  }));

test('what is made in each build is explained by nothing', () =>
  afterBuild(
    publication,
    async (desk, _folder, rebuild) => {
      desk.write(fileOf('verdi'), `${desk.read(fileOf('verdi'))}\nEn setning til.\n`);
      const log = await rebuild();
      expect(log).toContain('series/articles/verdi.md: text changed:');
      expect(log).not.toContain('changed outside Kolofon');
    },
    'site',
  ));

test('a page that offers a book is explained by the book, where that was rebuilt', () =>
  afterBuild(publication, async (desk, _folder, rebuild) => {
    desk.write(fileOf('verdi'), `${desk.read(fileOf('verdi'))}\nEn setning til.\n`);
    const log = await rebuild();
    expect(log).toMatch(/ {2}epub\/\S+\.epub: rebuilt: \d+ pages/);
    expect(log).not.toContain('changed outside Kolofon');
  }));

test('nothing changed, nothing is done, and what was wrong is reported again', () =>
  afterBuild(publication, async (_desk, folder, rebuild) => {
    expect(await rebuild()).toContain('nothing has changed');
    // Somebody took a file away.
    rmSync(join(folder, 'dist', 'site', 'index.html'));
    const log = await rebuild();
    expect(log).toContain('Wrote 1 file');
    expect(log).toContain('Missing, changed outside Kolofon, or next to what changed: 1 page');
    expect(await rebuild()).toContain('nothing has changed');
  }));

test('a broken link that an edit elsewhere makes is found, though its article is the same', () =>
  afterBuild(publication, async (desk, folder) => {
    desk.write(fileOf('avtale'), desk.read(fileOf('avtale')).replace('marked.md', 'marked.md#et-marked'));
    const cache = ['--cache', join(folder, 'cache')];
    expect((await build(folder, join(folder, 'dist'), cache)).code).toBe(0);
    desk.write(fileOf('marked'), desk.read(fileOf('marked')).replace('## Et marked', '## Markedet'));
    const { code, log } = await build(folder, join(folder, 'dist'), cache);
    expect(code).toBe(1);
    expect(log).toContain('fragment-exists');
  }));

test.each(['.state', '.pack'])('a record whose %s is broken is not used', (ending) =>
  afterBuild(publication, async (desk, folder, rebuild) => {
    const kept = Object.keys(sumFiles(join(folder, 'cache', 'builds'))).filter((name) =>
      name.endsWith(ending),
    );
    expect(kept.length).toBeGreaterThan(0);
    for (const name of kept) {
      const file = join(folder, 'cache', 'builds', name);
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.subarray(0, bytes.length - 9));
    }
    desk.write(fileOf('verdi'), `${desk.read(fileOf('verdi'))}\nEn setning til.\n`);
    await rebuild();
    const clean = join(folder, 'clean');
    expect((await build(folder, clean, ['--no-cache'])).code).toBe(0);
    expect(sumFiles(join(folder, 'dist'))).toEqual(sumFiles(clean));
  }),
);
