import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { readFrontMatter } from '../../src/load/article.ts';
import { manifestSchema } from '../../src/load/schemas/manifest.ts';
import { publicationSchema } from '../../src/load/schemas/publication.ts';
import { checkShape } from '../../src/load/shape/check-shape.ts';
import { parseYaml } from '../../src/load/yaml.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { sourceText } from '../../src/model/source-text.ts';

const manifest = `title: Havet
summary: Om havet.
language: nb
editors: [Kari Nordmann]
edition: { number: 1, date: 2026-01-01 }
parts:
  - bolger
  - sild
`;

const article = `---
title: Bølger
summary: Om bølger.
authors: [Kari Nordmann]
published: 2026-01-01
language: nb
---

Tekst.
`;

/** The only diagnostic of a text: its line, and what it says. */
function onlyProblem(diagnostics: ReturnType<typeof checkShape>['diagnostics']) {
  expect(diagnostics.map(({ message }) => message)).toHaveLength(1);
  const [problem] = diagnostics;
  return [problem?.place.start.line, problem?.message, problem?.hint];
}

function inManifest(text: string, schema: z.ZodType = manifestSchema) {
  const yaml = parseYaml(sourceText(sourcePath('series/havet.yaml'), text));
  return yaml.diagnostics.length > 0 ? yaml.diagnostics : checkShape(schema, yaml.value).diagnostics;
}

function inArticle(text: string) {
  const source = sourceText(sourcePath('series/articles/bolger.md'), text);
  return readFrontMatter('bolger', source, { language: 'nb' }).diagnostics;
}

describe('a slip in YAML is one diagnostic, at its line, with the way to write it', () => {
  test.each([
    ['  - bolger', '\t- bolger', 7, 'indented with a tab', 'Use spaces'],
    ['  - bolger', '  - section: A\n  parts:\n    - bolger', 8, 'below a hyphen', 'Indent it by 4 spaces'],
    ['editors:', '\teditors:', 4, 'indented with a tab', 'Use spaces'],
    ['title: Havet', 'title:Havet', 1, 'no space after "title:"', 'Write title: Havet'],
    ['title: Havet', 'title = Havet', 1, '"="', 'Write title: Havet'],
    ['title: Havet', 'title：海', 1, '"："', 'Write title: 海'],
    ['title: Havet', 'title:\u00A0Havet', 1, 'no-break space', 'type a space'],
    ['summary:', ' summary:', 2, 'by 1 space, and the line before it by none', 'Delete the spaces'],
    ['title:', '  title:', 1, 'by 2 spaces, and the lines after it are not', 'Delete the spaces'],
    ['  - sild', ' - sild', 8, 'by 1 space, and the line before it by 2', 'by 2 spaces'],
    ['  - sild', '  -sild', 8, 'no space after the hyphen', 'Write - sild'],
    ['  - sild', '  • sild', 8, '"•"', 'Write - sild'],
    ['Om havet.', 'Om havet: en bok.', 2, 'contains a colon', 'summary: "Om havet: en bok."'],
    ['Om havet.', '"Om" havet', 2, 'after the closing "', `summary: '"Om" havet'`],
    ['Om havet.', "'Kari's hav'", 2, "after the closing '", `summary: "Kari's hav"`],
    ['Om havet.', '"Om havet.', 2, 'has no end', 'summary: "Om havet."'],
    ['Om havet.', '"C:\\hav"', 2, 'escape', `summary: 'C:\\hav'`],
    ['Om havet.', '@havet', 2, 'begins with "@"', 'summary: "@havet"'],
    ['Om havet.', '*Havet* og vi', 2, 'begins with "*"', 'summary: "*Havet* og vi"'],
    ['Om havet.', '%hav', 2, 'begins with "%"', 'summary: "%hav"'],
    ['Om havet.', '`hav`', 2, 'begins with "`"', 'summary: "`hav`"'],
    ['Om havet.', '[Ny] Om havet', 2, 'begins with "["', 'summary: "[Ny] Om havet"'],
    ['Om havet.', 'Om havet\nog kysten', 3, 'no key', 'indent it by two spaces'],
    ['[Kari Nordmann]', '[#kari, #ola]', 4, 'begins a comment', 'Delete it: editors: [kari, ola]'],
    ['[Kari Nordmann]', '[Kari, #ola]', 4, 'begins a comment', 'Delete it: editors: [Kari, ola]'],
    ['[Kari Nordmann]', '[ #海 ]', 4, 'begins a comment', 'Delete it: editors: [海]'],
    ['[Kari Nordmann]', '[Kari Nordmann', 4, 'has no "]"', 'editors: [Kari Nordmann]'],
    ['2026-01-01 }', '2026-01-01', 5, 'has no "}"', 'edition: { number: 1, date: 2026-01-01}'],
    ['title: Havet', 'title: Havet\ntitle: Hav', 2, '"title" is there twice', 'Delete one'],
    [
      'title: Havet',
      '<<<<<<< HEAD\ntitle: Havet\n=======\ntitle: Hav\n>>>>>>> ny',
      1,
      'merge conflict',
      'Keep',
    ],
    ['parts:', '---\nparts:', 6, 'second document', 'Delete the line'],
  ])('%s as %j', (valid, broken, line, message, hint) => {
    const [at, said, advised] = onlyProblem(inManifest(manifest.replace(valid, broken)));
    expect([at, said]).toEqual([line, expect.stringContaining(message)]);
    expect(advised).toContain(hint);
  });
});

describe('a value of the wrong form comes with the right one', () => {
  test.each([
    ['Bølger', '2024', '"title" should be a text', 'title: "2024"'],
    ['Bølger', 'true', '"title" should be a text', 'title: "true"'],
    ['Bølger', '#hav', '"title" is empty', 'title: "#hav"'],
    ['Bølger', '', '"title" is empty', 'Write its value'],
    ['Bølger', '"\u200B\u00AD"', 'can be seen', 'type the text'],
    ['[Kari Nordmann]', '\n  - name: Kari Nordmann\n    url: https://a.no', 'has keys', '- Kari Nordmann'],
    ['[Kari Nordmann]', 'Kari Nordmann', 'should be a list', 'authors: [Kari Nordmann]'],
    ['[Kari Nordmann]', 'Kari og Ola', 'should be a list', 'authors: [Kari, Ola]'],
    ['2026-01-01', '11.03.2026', 'not a date', 'Write 2026-03-11'],
    ['2026-01-01', '11. mars 2026', 'not a date', 'Write 2026-03-11'],
    ['2026-01-01', 'March 11, 2026', 'not a date', 'Write 2026-03-11'],
    ['2026-01-01', '03/11/2026', 'not a date', 'Write 2026-11-03 or 2026-03-11'],
    ['2026-01-01', '20260311', 'not a date', 'Write 2026-03-11'],
    ['2026-01-01', '2026年3月11日', 'not a date', 'Write 2026-03-11'],
    ['2026-01-01', '2026-02-30', 'does not exist', 'February 2026 has 28 days.'],
    ['2026-01-01', '2026-13-01', 'does not exist', 'Did you mean 2026-01-13?'],
    ['published:', 'date:', '"date" is not a key', 'Did you mean "published"?'],
    ['authors:', 'forfatter:', '"forfatter" is not a key', 'Did you mean "authors"?'],
    ['title:', 'TITLE:', '"TITLE" is not a key', 'Did you mean "title"?'],
    ['language: nb', 'språk: nb\nlanguage: nb', '"språk" is not a key', 'Did you mean "language"?'],
    ['language:', 'draft: true\nlanguage:', '"draft" is not a key', 'Write status: draft'],
    ['language:', 'slug: hav\nlanguage:', '"slug" is not a key', 'name of the file'],
    ['language:', 'status: Draft\nlanguage:', 'one of published', 'Did you mean "draft"?'],
    ['language:', 'status: utkast\nlanguage:', 'one of published', 'Did you mean "draft"?'],
    ['language:', 'status: publish\nlanguage:', 'one of published', 'Did you mean "published"?'],
    ['language:', 'draft: off\nlanguage:', '"draft" is not a key', 'Delete the line'],
    ['language:', 'tags: "#hav #kyst"\nlanguage:', 'should be a list', 'tags: [hav, kyst]'],
    ['[Kari Nordmann]', '"Kari; Ola"', 'should be a list', 'authors: [Kari, Ola]'],
    ['[Kari Nordmann]', '山田、鈴木', 'should be a list', 'authors: [山田, 鈴木]'],
    ['[Kari Nordmann]', '[Nordmann: Kari]', 'has the key "Nordmann"', '"Nordmann: Kari"'],
    ['language:', 'access: private\nlanguage:', 'one of public', 'Did you mean "members"?'],
    ['language:', 'handout: ja\nlanguage:', 'true or false', 'Write true.'],
    ['language:', 'tags: hav, kyst\nlanguage:', 'should be a list', 'tags: [hav, kyst]'],
    ['language: nb', 'language: norsk', 'not a language tag', 'nb for bokmål or nn for nynorsk'],
    ['language: nb', 'language: Deutsch', 'not a language tag', 'Did you mean "de"?'],
    ['language: nb', 'language: nb_NO', 'not a language tag', 'Did you mean "nb-NO"?'],
    ['language: nb', 'language: jp', 'not a language tag', 'Did you mean "ja"?'],
  ])('%s as %j', (valid, broken, message, hint) => {
    const [, said, advised] = onlyProblem(inArticle(article.replace(valid, broken)));
    expect(said).toContain(message);
    expect(advised).toContain(hint);
  });

  const publication = `title: Kysten
summary: Om kysten.
language: nb
baseUrl: https://kysten.example/
publisher: Kysten
`;
  const collection = (parts: string) =>
    `${publication}collections:\n  - id: alt\n    title: Alt\n    summary: Alt.\n    edition: { number: 1, date: 2026-01-01 }\n    parts: ${parts}\n`;

  test.each([
    [publication.replace('baseUrl', 'address'), '"address" is not a key', 'Did you mean "baseUrl"?'],
    [`${publication}color: red\n`, '"color" is not a key', 'Did you mean "accent" under "site: theme"?'],
    [`${publication}site: { theme: { color: red } }\n`, '"color" is not a key', 'Did you mean "accent"?'],
    [`${publication}site: { forms: { question: { to: red@x.no } } }\n`, 'right form', 'mailto:red@x.no'],
    [
      `${publication}site: { theme: { accent: { light: '#f00', dark: '#00ff00' } } }\n`,
      'right form',
      '#ff0000',
    ],
    [`${publication}license: CC BY 4.0\n`, 'a mapping', 'license: { name: CC BY 4.0 }'],
    [`${publication}series: havet\n`, 'a list', 'series: [havet]'],
    [publication.replace('https://', ''), 'right form', 'Write https://kysten.example/'],
    [collection('[bolger, { series: 5 }]'), '"series" in part 2 of the first collection', 'series: "5"'],
    [collection('[]'), '"parts" in the first collection is empty', undefined],
  ])('%j', (text, message, hint) => {
    const [, said, advised] = onlyProblem(inManifest(text, publicationSchema));
    expect(said).toContain(message);
    if (hint !== undefined) expect(advised).toContain(hint);
  });
});

describe('front matter that is not found says why', () => {
  test.each([
    ['---\ntitle', '\n---\ntitle', 1, 'before the front matter', 'Delete'],
    ['---\n\nTekst', '\nTekst', 1, 'has no end', 'three hyphens after its last key'],
    ['---\n\nTekst.', '\nTekst om havet.\n\n---\n\nMer.', 8, 'begins before', 'above this line'],
    ['---\ntitle', '+++\ntitle', 1, 'TOML', 'Write YAML'],
    ['---\ntitle', '----\ntitle', 1, 'not exactly three hyphens', 'Write ---'],
    ['---\ntitle', '—\ntitle', 1, 'not exactly three hyphens', 'Write ---'],
    ['---\ntitle', 'title', 1, 'above the front matter is missing', 'Write ---'],
  ])('%j as %j', (valid, broken, line, message, hint) => {
    const [at, said, advised] = onlyProblem(inArticle(article.replace(valid, broken)));
    expect([at, said]).toEqual([line, expect.stringContaining(message)]);
    expect(advised).toContain(hint);
  });
});

test.each(['Sang #3', 'C # for nybegynnere'])(
  'a title that is cut at its comment is reported: %s',
  (title) => {
    expect(inArticle(article.replace('Bølger', title)).map(({ code }) => code)).toEqual(['text-whole']);
    expect(inArticle(article.replace('Bølger', `"${title}"`))).toEqual([]);
    expect(inArticle(article.replace('title', '# arbeidstittel\ntitle'))).toEqual([]);
  },
);

describe('a text that begins with a sign of YAML', () => {
  test.each([
    ['title: &A b', '&A'],
    ['title: &nbsp; hav', '&nbsp;'],
    ['title: &A', '&A'],
    ['authors: [&A b]', '&A'],
    ['authors:\n  - &A b', '&A'],
    ['title: ! hav', '!'],
  ])('%s loses its first word, and says so', (line, lost) => {
    const { diagnostics } = parseYaml(
      sourceText(sourcePath('series/nettverk.yaml'), `${line}\nsummary: Om hav\n`),
    );
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['text-whole', `"${lost}" is not part of this text: YAML reads it as the name of the value.`],
    ]);
  });

  test('an anchor that is referred to is one', () => {
    const { diagnostics } = parseYaml(
      sourceText(sourcePath('series/nettverk.yaml'), 'title: &a Hav & himmel!\nsummary: *a\n'),
    );
    expect(diagnostics).toEqual([]);
  });

  test.each(['*b', '!tag x', '| x', '> x', '%x', '@x', '`x` y', '& b', '[a] b', '>x'])(
    '%s needs quotes, behind a key and in a list',
    (text) => {
      for (const [line, hint] of [
        [`title: ${text}`, `title: "${text}"`],
        [`authors:\n  - ${text}`, `- "${text}"`],
      ]) {
        const yaml = sourceText(sourcePath('series/nettverk.yaml'), `${line}\nsummary: Om hav\n`);
        expect(parseYaml(yaml).diagnostics).toEqual([
          expect.objectContaining({
            message: `A text that begins with "${text[0]}" needs quotes.`,
            hint: `Put quotes around it: ${hint}`,
          }),
        ]);
      }
    },
  );
});
