import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';
import { runHere, type HereRun } from '../harness/run-here.ts';

interface Added {
  readonly run: HereRun;
  readonly text: (path: string) => string;
  /** What is there now and was not, or is other than it was. */
  readonly changed: readonly string[];
  /** What `check --strict` then says. */
  readonly problems: string;
}

function add(publication: LittlePublication, ...args: readonly string[]): Promise<Added> {
  return publication.inFolder(async (root) => {
    const before = sumFiles(root);
    const run = await runHere(['add', ...args, '--root', root]);
    const after = sumFiles(root);
    const checked = await runHere(['check', '--strict', '--root', root]);
    const texts = Object.fromEntries(
      Object.keys(after).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
    );
    return {
      run,
      text: (path) => texts[path] ?? '',
      changed: Object.keys(after).filter((path) => after[path] !== before[path]),
      problems: checked.output,
    };
  });
}

const networks = `# yaml-language-server: $schema=schemas/series.schema.json
title: "Nettverk"   # til trykk
summary: Hvordan nettverk oppstår.
edition: { number: 1, date: 2026-03-02 }
parts:
  # De første
  - "nettverk-og-relasjon"   # viktig
  - section: Bånd
    parts: ['tillit']
`;
const inherits = { authors: ['Ingrid Solberg'], series: ['nettverksbygging'] };
const library = littlePublication().withConfig(inherits).withFile('series/nettverksbygging.yaml', networks);
const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;

describe('an article', () => {
  test('is written with its front matter, and put at the end of the only series', async () => {
    const { run, text, changed, problems } = await add(library, 'article', 'Øyer: på «Æ» # 1');
    expect(run).toMatchObject({ code: 0, output: '', failure: undefined });
    expect(changed).toEqual(['series/articles/oyer-pa-ae-1.md', 'series/nettverksbygging.yaml']);
    expect(text('series/articles/oyer-pa-ae-1.md')).toBe(
      '---\ntitle: "Øyer: på «Æ» # 1"\nsummary: Skriv sammendraget her.\npublished: 2026-11-23\nstatus: draft\n---\n\n',
    );
    expect(text('series/nettverksbygging.yaml')).toBe(
      networks.replace("['tillit']", "['tillit', 'oyer-pa-ae-1']"),
    );
    expect(problems).toBe('');
    expect(run.log).toBe(
      '✓ Wrote series/articles/oyer-pa-ae-1.md\n✓ Added it to series/nettverksbygging.yaml\nThe article is a draft: only kolofon dev shows it, until you remove "status: draft".',
    );
  });

  test('is put after a part, in every series that is named, and has its own language', async () => {
    const made = library
      .withConfig({ ...inherits, series: ['nettverksbygging', 'bånd'] })
      .withFile(
        'series/bånd.yaml',
        windows(
          'title: Bånd\nsummary: S.\nedition: { number: 1, date: 2026-03-02 }\nparts:\n- nettverk-og-relasjon # først\n- tillit\n',
        ),
      );
    const { text, changed, problems } = await add(
      made,
      ...[
        'article',
        'Weak ties',
        '--series',
        'nettverksbygging,bånd',
        '--after',
        'nettverk-og-relasjon',
        '--language',
        'en-gb',
      ],
    );
    expect(changed).toEqual([
      'series/articles/weak-ties.md',
      'series/bånd.yaml',
      'series/nettverksbygging.yaml',
    ]);
    expect(text('series/nettverksbygging.yaml')).toBe(
      networks.replace('# viktig\n', '# viktig\n  - "weak-ties"\n'),
    );
    expect(text('series/bånd.yaml')).toBe(
      windows(
        'title: Bånd\nsummary: S.\nedition: { number: 1, date: 2026-03-02 }\nparts:\n- nettverk-og-relasjon # først\n- weak-ties\n- tillit\n',
      ),
    );
    expect(text('series/articles/weak-ties.md')).toMatch(
      /summary: Write the summary here\.\n[^]*language: en-GB\n/,
    );
    expect(problems).toBe('');
  });

  test('follows a part in its section, without the name of the series', async () => {
    const { text } = await add(library, 'article', '2026', '--after', 'tillit');
    expect(text('series/nettverksbygging.yaml')).toBe(networks.replace("['tillit']", "['tillit', '2026']"));
  });

  test('is in no series where there are several and none is named', async () => {
    const made = library
      .withConfig({ ...inherits, series: ['nettverksbygging', 'annet'] })
      .withSeries('annet');
    const { run, changed, problems } = await add(made, 'article', 'Weak ties');
    expect(changed).toEqual(['series/articles/weak-ties.md']);
    expect(run.log).toContain('It is in no series');
    expect(problems).toBe('');
  });

  test('names authors where the publication has none', async () => {
    const made = littlePublication().withConfig({ series: ['nettverksbygging'], language: 'nn' });
    const { text, problems } = await add(made, 'article', 'Band');
    expect(text('series/articles/band.md')).toContain('authors:\n  - Namnet på forfattaren\n');
    expect(problems).toBe('');
  });
});

describe('a series', () => {
  test('is written, and put at the end of the list', async () => {
    const { run, text, changed, problems } = await add(library, 'series', 'Sosiale bånd');
    expect(run.code).toBe(0);
    expect(changed).toEqual([
      'series/articles/om-sosiale-band.md',
      'series/publication.yaml',
      'series/sosiale-band.yaml',
    ]);
    expect(text('series/sosiale-band.yaml')).toBe(
      'title: Sosiale bånd\nsummary: Skriv sammendraget her.\nedition:\n  number: 1\n  date: 2026-11-23\nparts:\n  - om-sosiale-band\n',
    );
    expect(text('series/publication.yaml')).toContain('series:\n  - nettverksbygging\n  - sosiale-band\n');
    // Only a warning without --strict: nothing of it is out yet.
    expect(problems.match(/ error .*/g)).toEqual([' error series-published']);
  });

  test('begins with articles that there are', async () => {
    const { text, changed, problems } = await add(
      library,
      'series',
      '2026',
      '--parts',
      'tillit,nettverk-og-relasjon',
    );
    expect(changed).toEqual(['series/2026.yaml', 'series/publication.yaml']);
    expect(text('series/2026.yaml')).toContain('title: "2026"\n');
    expect(text('series/2026.yaml')).toContain('parts:\n  - tillit\n  - nettverk-og-relasjon\n');
    expect(problems).toBe('');
  });

  test('names its schema, and follows another', async () => {
    const made = library
      .withConfig({ ...inherits, series: ['nettverksbygging', 'annet'] })
      .withSeries('annet')
      .withFile('series/schemas/series.schema.json', '{}');
    const { text } = await add(made, 'series', 'Midt i', '--after', 'nettverksbygging');
    expect(text('series/midt-i.yaml')).toMatch(
      /^# yaml-language-server: \$schema=schemas\/series\.schema\.json\ntitle: Midt i\n/,
    );
    expect(text('series/publication.yaml')).toContain('  - nettverksbygging\n  - midt-i\n  - annet\n');
  });
});

test.each([
  [['article', 'Tillit'], /^There is an article "tillit" already \(series\/articles\/tillit\.md\)/],
  [['article', 'Gammelt navn'], /^"gammelt-navn" is a former id of the article "arving"/],
  [['article', '🎉'], /^No id can be made from the title "🎉"/],
  [
    ['article', 'Ny', '--series', 'nettverksbyging'],
    'There is no series "nettverksbyging". Did you mean "nettverksbygging"?',
  ],
  [['article', 'Ny', '--after', 'tilit'], 'There is no article "tilit". Did you mean "tillit"?'],
  [
    ['article', 'Ny', '--after', 'arving', '--series', 'nettverksbygging'],
    /^"arving" is not a part of the series "nettverksbygging"\. Its parts: nettverk-og-relasjon, tillit\./,
  ],
  [['article', 'Ny', '--language', 'norsk bokmål'], /^--language takes a language tag/],
  [['article'], /^kolofon add article takes one title, in quotes/],
  [['article', 'To', 'ord'], /^kolofon add article takes one title, in quotes/],
  [['artikel', 'Ny'], 'There is no kind to add "artikel". Known: article, series.'],
  [[], /^Say what to add/],
  [['article', 'Ny', '--open'], /^Nothing was written: --open needs VISUAL or EDITOR/],
  [['series', 'Nettverksbygging'], /^There is a file series\/nettverksbygging\.yaml already/],
  [['series', 'Publication'], /^There is a file series\/publication\.yaml already/],
  [['series', 'Ny', '--series', 'nettverksbygging'], /^--series is for articles/],
  [['series', 'Ny', '--parts', 'tilit'], 'There is no article "tilit". Did you mean "tillit"?'],
  [['article', 'Ny', '--parts', 'tillit'], /^--parts is for series/],
  [['series', 'Ny', '--after', 'annet'], /^There is no series "annet"/],
])('nothing is written for %j', async (args, message) => {
  const made = library.withArticle('arving', 'Tekst.', { formerly: ['gammelt-navn'] });
  const { run, changed } = await add(made, ...args);
  expect([run.code, changed]).toEqual([2, []]);
  const reported = run.failure?.replace('UsageError: ', '');
  if (typeof message === 'string') expect(reported).toBe(message);
  else expect(reported).toMatch(message);
});

test('nothing is written where a manifest cannot be edited, or read', async () => {
  const odd = library.withFile(
    'series/nettverksbygging.yaml',
    networks.replace(/parts:\n {2}#[^]*/, 'parts:\n  -\n    tillit\n'),
  );
  const { run, changed } = await add(odd, 'article', 'Ny');
  expect([run.code, changed]).toEqual([2, []]);
  expect(run.failure).toContain('Write it with one hyphen a line.');
  const broken = await add(library.withFile('series/nettverksbygging.yaml', 'parts: ['), 'article', 'Ny');
  expect([broken.run.code, broken.changed]).toEqual([1, []]);
  expect(broken.run.output).toContain('error yaml-valid');
});

test('the editor gets the file, also at a path with spaces and signs', async () => {
  await library.inFolder(async (root) => {
    const note = join(root, 'opened $HOME.txt');
    const editor = `f() { printf '%s' "$2" > "$1"; }; f '${note}'`;
    const { code } = await runHere(['add', 'article', 'Ny', '--root', root, '--open'], { EDITOR: editor });
    expect(code).toBe(0);
    expect(existsSync(note) && readFileSync(note, 'utf8')).toBe(join(root, 'series/articles/ny.md'));
  });
});
