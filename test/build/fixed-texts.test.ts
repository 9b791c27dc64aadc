import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const article = 'series/articles/tillit.md';
const front = `title: Tillit
summary: Tillit bygges langsomt.
authors: [Jonas Haugen]
published: 2025-03-06
language: nb
`;

/** The file after `check --fix`. */
async function fixed(publication: LittlePublication, file: string): Promise<string> {
  let text = '';
  await publication.inFolder(async (folder) => {
    await runHere(['check', '--fix', '--root', folder, '--as-of', '2026-11-23']);
    text = readFileSync(join(folder, file), 'utf8');
  });
  return text;
}

const withFront = (lines: string, body = 'Tekst.\n') =>
  littlePublication().withFile(article, `---\n${lines}---\n\n${body}`);

test.each([
  ['a date in dots', 'published: 2025-03-06', 'published: 6.3.2025', 'published: 2025-03-06'],
  ['a date in words', 'published: 2025-03-06', 'published: 6. mars 2025 # ja', 'published: 2025-03-06 # ja'],
  [
    'a date with a time',
    'published: 2025-03-06',
    'published: "2025-03-06T10:00:00Z"',
    'published: 2025-03-06',
  ],
  ['the key date', 'published: 2025-03-06', 'date: 2025-03-06', 'published: 2025-03-06'],
  ['a key with one letter wrong', 'summary: T', 'sumary: T', 'summary: T'],
  ['a key in capitals', 'language: nb', 'Language: nb', 'language: nb'],
  ['one author as a text', 'authors: [Jonas Haugen]', 'author: Jonas Haugen', 'authors: [Jonas Haugen]'],
  [
    'one author in quotes',
    'authors: [Jonas Haugen]',
    "authors: 'Haugen: Jonas'",
    "authors: ['Haugen: Jonas']",
  ],
  ['a draft', 'language: nb', 'language: nb\ndraft: true', 'language: nb\nstatus: draft'],
  ['no draft', 'language: nb', 'language: nb\ndraft: false', 'language: nb'],
  ['a status in capitals', 'language: nb', 'language: nb\nstatus: Draft', 'language: nb\nstatus: draft'],
  [
    'the status of WordPress',
    'language: nb',
    'language: nb\nstatus: publish',
    'language: nb\nstatus: published',
  ],
  ['a number as a title', 'title: Tillit', 'title: 1984', 'title: "1984"'],
  ['a colon in a title', 'title: Tillit', 'title: Tillit: en bok', 'title: "Tillit: en bok"'],
  ['an at sign at the beginning', 'title: Tillit', 'title: @tillit', 'title: "@tillit"'],
  ['no space after the colon', 'title: Tillit', 'title:Tillit', 'title: Tillit'],
  ['an equals sign', 'title: Tillit', 'title = Tillit', 'title: Tillit'],
  ['text after quotes', 'title: Tillit', 'title: "Tillit" og mer', `title: '"Tillit" og mer'`],
  [
    'a backslash in quotes',
    'title: Tillit',
    'title: "C:\\hav"',
    "title: 'C:\\hav'".replace("'C:\\hav'", "'C:\\hav'"),
  ],
  ['a no-break space', 'title: Tillit', 'title:\u00A0Tillit', 'title: Tillit'],
  ['a locale', 'language: nb', 'language: nb_NO.UTF-8', 'language: nb-NO'],
  ['the name of a language', 'language: nb', 'language: Deutsch', 'language: de'],
  ['a yes', 'language: nb', 'language: nb\nhandout: ja', 'language: nb\nhandout: true'],
  [
    'a licence as a text',
    'language: nb',
    'language: nb\nlicense: CC BY 4.0',
    'language: nb\nlicense: { name: CC BY 4.0 }',
  ],
  ['an open bracket', 'authors: [Jonas Haugen]', 'authors: [Jonas Haugen', 'authors: [Jonas Haugen]'],
])('check --fix writes %s right', async (_name, right, wrong, expected) => {
  const text = await fixed(withFront(front.replace(right, wrong)), article);
  expect(text).toBe(`---\n${front.replace(right, expected)}---\n\nTekst.\n`);
});

test.each([
  ['a date of which day and month may be exchanged', 'published: 2025-03-06', 'published: 03/06/2025'],
  ['a date without a century', 'published: 2025-03-06', 'published: 06.03.25'],
  ['two authors in one text', 'authors: [Jonas Haugen]', 'authors: Jonas Haugen og Kari Lie'],
  ['two authors behind a Japanese comma', 'authors: [Jonas Haugen]', 'authors: 山田太郎、鈴木'],
  ['a name with a colon', 'authors: [Jonas Haugen]', 'authors: [Haugen: Jonas]'],
  ['a tag with a colon', 'language: nb', 'language: nb\ntags:\n  - Bok: Sagn'],
  ['tags with spaces between them', 'language: nb', 'language: nb\ntags: bok sagn'],
  ['a name with a comma', 'authors: [Jonas Haugen]', 'authors: Haugen, Jonas'],
  ['a Norwegian that is neither', 'language: nb', 'language: norsk'],
  ['two keys that mean one', 'published: 2025-03-06', 'date: 2025-03-06\npublisert: 2025-03-07'],
  ['a key that is there already', 'published: 2025-03-06', 'published: 2025-03-06\ndate: 2025-03-07'],
  ['a colon before a comment', 'title: Tillit', 'title: Tillit: en bok # ja'],
  ['a text cut by a comment', 'title: Tillit', 'title: Tillit #3'],
  ['a tab', 'language: nb', 'language:\n\tnb: x'],
])('check --fix leaves %s as it is', async (_name, right, wrong) => {
  const before = front.replace(right, wrong);
  expect(await fixed(withFront(before), article)).toBe(`---\n${before}---\n\nTekst.\n`);
});

test.each([
  ['the only heading of level 1', '# Om tillit\n\nTekst.\n', 'title: Om tillit\n', 'Tekst.\n'],
  ['one that is underlined', 'Tillit: en bok\n===\n\nTekst.\n', "title: 'Tillit: en bok'\n", 'Tekst.\n'],
  ['none of two', '# A\n\n# B\n', '', '# A\n\n# B\n'],
  ['none below a text', 'Tekst.\n\n# A\n', '', 'Tekst.\n\n# A\n'],
  ['one with markup', '# A *b*\n', "title: 'A *b*'\n", ''],
])('check --fix takes for the title: %s', async (_name, body, title, after) => {
  const rest = front.slice(front.indexOf('\n') + 1);
  const text = await fixed(withFront(rest, body), article);
  expect(text.replaceAll('## ', '# ').replaceAll('\n\n# ', '\n\n# ')).toBe(
    `---\n${title}${rest}---\n\n${after}`,
  );
});

test.each([
  ['the case of a file', '[x](Nettverk-og-Relasjon.md)', '[x](nettverk-og-relasjon.md)'],
  ['the name of a file with spaces', '[x](<Nettverk og relasjon.md>)', '[x](<nettverk-og-relasjon.md>)'],
  ['another folder', '[x](../nettverk-og-relasjon.md "t")', '[x](nettverk-og-relasjon.md "t")'],
  ['a definition', '[x][n]\n\n[n]: Nettverk-og-relasjon.md', '[x][n]\n\n[n]: nettverk-og-relasjon.md'],
  ['raw HTML', '<a href="Nettverk-og-relasjon.md">x</a>', '<a href="nettverk-og-relasjon.md">x</a>'],
  [
    'a heading by its text',
    '[x](nettverk-og-relasjon.md#Svake%20b%C3%A5nd)',
    '[x](nettverk-og-relasjon.md#svake-band)',
  ],
  ['an address alone', '<https://relasjonsbiblioteket.example/articles/nettverk-og-relasjon/>', undefined],
  [
    'a page that is no article',
    '[x](https://relasjonsbiblioteket.example/series/nettverksbygging/)',
    undefined,
  ],
  ['an unknown file', '[x](nettverk-og-relasjn.md)', undefined],
  ['a file with a fragment that is nowhere', '[x](Nettverk-og-relasjon.md#borte)', undefined],
  ['a path that is the name of a series', '[x](/series/nettverksbygging/)', undefined],
  ['a query', '[x](nettverk-og-relasjon.md?utm=1#svake-band)', '[x](nettverk-og-relasjon.md#svake-band)'],
  [
    'the address in the text too',
    '[Nettverk-og-relasjon.md](Nettverk-og-relasjon.md)',
    '[Nettverk-og-relasjon.md](nettverk-og-relasjon.md)',
  ],
  ['a div without an end', '::: note\nHei.', undefined],
  ['an unknown div', '::: column-margin\nHei.\n:::', undefined],
  ['an alert that can be folded', '> [!note]- Husk\n> Hei', undefined],
  ['an alert that goes on without its sign', '> [!NOTE]\n> Hei\ndu', undefined],
  ['an admonition without a text', '!!! note\n\nHei', undefined],
  ['a mark for the contents', 'Hei\n\n[TOC]\n\nDu', 'Hei\n\n\nDu'],
  ['a subscript that may be a formula', 'H~2~O', undefined],
])('check --fix rewrites %s, or nothing', async (_name, before, after) => {
  const text = await fixed(withFront(front, `Først.\n\n${before}\n`), article);
  expect(text).toBe(`---\n${front}---\n\nFørst.\n\n${after ?? before}\n`);
});

test.each([
  ['the title of an article', '  - Tillit # viktig\n', '  - tillit # viktig\n'],
  ['the name of a file', '  - "Tillit.md"\n', '  - tillit\n'],
  ['no hyphen alone', '  - tillit\n  -nettverk-og-relasjon\n', '  - tillit\n  - nettverk-og-relasjon\n'],
  ['one that is listed already', '  - tillit\n  - Tillit\n', undefined],
  ['a near one', '  - tilit\n', undefined],
])('check --fix writes an id of a manifest: %s', async (_name, parts, after) => {
  const manifest = `title: Nettverksbygging
summary: Hvordan nettverk blir til.
language: nb
editors: [Maja Eikrem]
edition: { number: 1, date: 2026-03-02 }
parts:
`;
  const file = 'series/nettverksbygging.yaml';
  expect(await fixed(littlePublication().withFile(file, manifest + parts), file)).toBe(
    manifest + (after ?? parts),
  );
});
