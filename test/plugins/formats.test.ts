import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatsWith } from '../../src/formats/formats.ts';
import { build } from '../../src/library/build.ts';
import { check } from '../../src/library/check.ts';
import { reservedIds } from '../../src/plugins/read-config.ts';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';

const asOf = '2026-11-23';
const secret = 'Bare medlemmer vet at lyngen brenner blått i solnedgangen over fjorden.';

function withFormat(format: string, publication = littlePublication()): LittlePublication {
  return publication.withFile('kolofon.config.mjs', `export default { formats: [${format}] };\n`);
}

const facts = `{ id: 'fakta', label: 'Fakta', ending: 'json', make: (book) => JSON.stringify(book) }`;

/** Lists what a body links to and shows. */
const links = `{ id: 'lenker', label: 'Lenker', ending: 'txt', make: (book) => JSON.stringify(book.sections.flatMap(
  ({ chapters }) => chapters.map(({ id, body }) => [id, JSON.stringify(body).match(/"(?:href|src)":"[^"]*"/g)])),
) }`;

test('the folders that a format may not have are those of the formats there are, and that of members', () => {
  expect(reservedIds.toSorted()).toEqual([...formatsWith().all.map(({ id }) => id), 'members'].toSorted());
});

describe('a format of a publication', () => {
  test('gets the series and the places of its parts as data', () =>
    withFormat(facts).inFolder(async (root) => {
      const { ok } = await build({ root, asOf, formats: ['fakta'], cache: false });
      expect(ok).toBe(true);
      const book = JSON.parse(readFileSync(join(root, 'dist/fakta/nettverksbygging.json'), 'utf8')) as object;
      expect(book).toMatchObject({
        kind: 'series',
        id: 'nettverksbygging',
        language: 'nb',
        sections: [
          {
            chapters: [
              {
                part: {
                  series: { id: 'nettverksbygging', title: 'Nettverksbygging' },
                  position: 1,
                  total: 2,
                },
                isReadable: true,
              },
              { part: { position: 2, total: 2 } },
            ],
          },
        ],
      });
    }));

  test('gets bodies whose links are absolute, except those that stay in the chapter', () =>
    withFormat(
      links,
      littlePublication()
        .withFile('series/articles/kart.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
        .withArticle(
          'tillit',
          '## Først\n\n[Hit](#først), [dit](nettverk-og-relasjon.md), [ut](https://snl.no/).\n\n![Kart.](kart.svg)\n',
        ),
    ).inFolder(async (root) => {
      const { diagnostics } = await build({ root, asOf, formats: ['lenker'], cache: false });
      expect(diagnostics).toEqual([]);
      const made = JSON.parse(
        readFileSync(join(root, 'dist/lenker/nettverksbygging.txt'), 'utf8'),
      ) as unknown[][];
      const [, found] = made.find(([id]) => id === 'tillit') ?? [];
      expect(found).toEqual([
        '"href":"#forst"',
        expect.stringMatching(/^"href":"https:.*\/nettverk-og-relasjon\/"$/),
        '"href":"https://snl.no/"',
        expect.stringMatching(/^"src":"https:.*\/files\/kart\.svg"$/),
      ]);
    }));

  test('gets no members-only content, and makes members a file of their own', () =>
    withFormat(facts, littlePublication().withArticle('tillit', secret, { access: 'members' })).inFolder(
      async (root) => {
        const { ok, files } = await build({ root, asOf, formats: ['fakta', 'site'], cache: false });
        expect(ok).toBe(true);
        const read = (path: string) => readFileSync(join(root, 'dist', path), 'utf8');
        expect(read('fakta/nettverksbygging-sample.json')).not.toContain(secret);
        expect(read('site/books/nettverksbygging-sample.json')).not.toContain(secret);
        expect(read('members/books/nettverksbygging.json')).toContain(secret);
        const own = files.map(({ path }) => path).filter((path) => /nettverksbygging[^/]*\.json$/.test(path));
        expect(own.toSorted()).toEqual([
          'fakta/nettverksbygging-sample.json',
          'members/books/nettverksbygging.json',
          'site/books/nettverksbygging-sample.json',
        ]);
      },
    ));

  test('is searched for leaks', () =>
    littlePublication()
      .withFile('hemmelig.txt', secret)
      .withArticle('tillit', secret, { access: 'members' })
      .withFile(
        'kolofon.config.mjs',
        `import { readFileSync } from 'node:fs';
const text = readFileSync(new URL('hemmelig.txt', import.meta.url), 'utf8');
export default { formats: [{ id: 'lekk', label: 'Lekk', ending: 'txt', make: () => text }] };\n`,
      )
      .inFolder(async (root) => {
        const { state, diagnostics } = await build({ root, asOf, formats: ['lekk'], cache: false });
        expect(state).toBe('stopped');
        expect(diagnostics.map(({ code }) => code)).toEqual(['protected-leak']);
        expect(existsSync(join(root, 'dist/lekk'))).toBe(false);
      }));

  test('leads by links as the site does: by the heading itself, and to no place in members-only articles', () =>
    withFormat(
      links,
      littlePublication()
        .withArticle('lukket', '## Der inne\n\nLukket.\n', { access: 'members' })
        .withArticle('nettverk-og-relasjon', '## Først\n\nEn.\n\n## Først\n\nTo.\n')
        .withArticle('tillit', '[a](nettverk-og-relasjon.md#først), [b](lukket.md#der-inne).\n'),
    ).inFolder(async (root) => {
      await build({ root, asOf, formats: ['lenker'], cache: false });
      const text = readFileSync(join(root, 'dist/lenker/nettverksbygging.txt'), 'utf8');
      expect(text).toMatch(/\/nettverk-og-relasjon\/#forst\\?"/);
      expect(text).toMatch(/\/lukket\/\\?"/);
      expect(text).not.toContain('der-inne');
    }));

  test('leaves nothing behind once it is out of the configuration, and no file of somebody else goes', () =>
    withFormat(facts).inFolder(async (root) => {
      await build({ root, asOf, formats: ['fakta'], cache: false });
      writeFileSync(join(root, 'dist/fakta/mitt.txt'), 'Mitt.');
      writeFileSync(join(root, 'kolofon.config.mjs'), 'export default {};\n');
      const { ok } = await build({ root, asOf, formats: ['site'], cache: false });
      expect(ok).toBe(true);
      expect(readdirSync(join(root, 'dist/fakta'))).toEqual(['mitt.txt']);
    }));

  test('that throws or makes nothing is an error at the manifest, and nothing is written', () =>
    withFormat(
      `{ id: 'a', label: 'A', make: () => { throw new Error('No ink.'); } }, { id: 'b', label: 'B', make: () => 7 }`,
    ).inFolder(async (root) => {
      const { state, diagnostics } = await build({ root, asOf, formats: ['a', 'b'], cache: false });
      expect(state).toBe('stopped');
      expect(diagnostics.map(({ code, file, message }) => [code, file, message])).toEqual([
        ['plugin-works', 'series/nettverksbygging.yaml', 'The format a fails on "Nettverksbygging": No ink.'],
        [
          'plugin-works',
          'series/nettverksbygging.yaml',
          'The format b returned neither text nor bytes for "Nettverksbygging".',
        ],
      ]);
      expect(diagnostics.map(({ hint }) => hint)).toEqual([
        'It fails in kolofon.config.mjs, line 1.',
        undefined,
      ]);
      expect(existsSync(join(root, 'dist/a'))).toBe(false);
      const checked = await check({ root, asOf });
      expect(checked.diagnostics).toHaveLength(2);
    }));

  test('is made only on request where it says so', () =>
    withFormat(facts.replace("ending: 'json'", "ending: 'json', onRequest: true")).inFolder(async (root) => {
      await build({ root, asOf, cache: false, formats: ['site'] });
      expect(existsSync(join(root, 'dist/site/books/nettverksbygging.json'))).toBe(false);
      const { files } = await build({ root, asOf, cache: false, formats: ['fakta'] });
      expect(files.map(({ path }) => path)).toEqual(['fakta/nettverksbygging.json']);
    }));

  test('is kept while nothing of it has changed, and rebuilt with another configuration', () =>
    withFormat(facts).inFolder(async (root) => {
      const options = { root, asOf, formats: ['fakta'], cache: join(root, '..', 'cache') };
      await build(options);
      expect((await build(options)).state).toBe('unchanged');
      await withFormat(facts.replace('stringify(book)', 'stringify([book])')).inFolder((other) => {
        cpSync(join(other, 'kolofon.config.mjs'), join(root, 'kolofon.config.mjs'));
        return Promise.resolve();
      });
      const { files } = await build(options);
      expect(files).toMatchObject([{ path: 'fakta/nettverksbygging.json', isKept: false }]);
    }));
});

test.each([
  ["'tekst'", 'formats[0] is "tekst", not a format.'],
  ['{}', 'formats[0] has no id.'],
  ["{ id: '../ut', label: 'Ut', make() {} }", 'The id of formats[0] is "../ut".'],
  ["{ id: 'epub', label: 'E', make() {} }", 'Kolofon has a format or a folder "epub" of its own.'],
  ["{ id: 'tekst', make() {} }", 'The format "tekst" has no label.'],
  ["{ id: 'tekst', label: 'Tekst' }", 'The format "tekst" has no function "make".'],
  [
    "{ id: 'tekst', label: 'Tekst', ending: '.txt', make() {} }",
    'The ending of the format "tekst" is ".txt".',
  ],
  ["{ id: 'tekst', label: 'Tekst', onRequest: 1, make() {} }", '"onRequest" is a number.'],
  ["{ id: 'tekst', lable: 'Tekst', label: 'Tekst', make() {} }", 'There is no key "lable" in formats[0].'],
  [`${facts}, ${facts.replace("'fakta'", "'andre'")}`, 'Two formats make files that end in .json.'],
  ["{ id: 'hefte', label: 'Hefte', ending: 'pdf', make() {} }", 'Two formats make files that end in .pdf.'],
  [`${facts}, ${facts}`, 'Two formats have the id "fakta".'],
])('%s is refused as a format', async (format, message) => {
  const { diagnostics } = await withFormat(format).problems();
  expect(diagnostics.map((one) => [one.code, one.message])).toContainEqual(['config-valid', message]);
});
