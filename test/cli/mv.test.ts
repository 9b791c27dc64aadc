import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const figure = (r: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><circle r="${r}"/></svg>`;

const trust = `---
title: Tillit
summary: Hva tillit er.
authors: [Ingrid Solberg] # i år
published: 2025-05-15
---

Se [relasjonen](nettverk-og-relasjon.md), [her](#kort), [seg selv](tillit.md#kort) og [tallene](./tallene.xlsx).

## Kort

![En sirkel](figures/tillit.svg "Se [relasjonen](nettverk-og-relasjon.md).")

![Sirkel][fig]

<img src="tillit/liten (1).svg" alt="En liten sirkel"> <a href='nettverk-og-relasjon.md'>HTML</a>

![Felles](figures/felles.svg)

$$
E = mc^2 \\label{e}
$$

Se $\\eqref{e}$.

[fig]: <figures/tillit-2.svg>
`;

/** One article, and whatever may lead to it. */
const library = littlePublication()
  .withConfig({
    authors: ['Ingrid Solberg'],
    series: ['nettverksbygging'],
    collections: [
      {
        id: 'utvalg',
        title: 'Utvalg',
        summary: 'Et utvalg.',
        edition: { number: 1, date: '2026-03-02' },
        parts: ['tillit', { section: 'Mer', parts: ['nettverk-og-relasjon'] }],
      },
    ],
  })
  .withFile(
    'series/nettverksbygging.yaml',
    'title: Nettverk\nsummary: S.\nedition: { number: 1, date: 2026-03-02 }\npreface: forord.md\nparts:\n  - nettverk-og-relasjon\n  - section: "Bånd" # flere\n    parts: [ "tillit" ]\n',
  )
  .withFile('series/forord.md', 'Begynn med [tillit](articles/tillit.md#kort).\n')
  .withFile('series/articles/tillit.md', trust)
  .withFile('series/articles/figures/tillit.svg', figure(10))
  .withFile('series/articles/figures/tillit-2.svg', figure(11))
  .withFile('series/articles/tillit/liten (1).svg', figure(12))
  .withFile('series/articles/figures/felles.svg', figure(13))
  .withFile('series/articles/tallene.xlsx', 'Tall.')
  .withArticle(
    'nettverk-og-relasjon',
    'Om [tillit](tillit.md), [kort][t], <a href="tillit.md#kort">kort</a> og [igjen](./tillit.md). ![Felles](figures/felles.svg)\n\n`[kode](tillit.md)`\n\n[t]: tillit.md#kort\n',
  )
  .withFile(
    'series/articles/en/trust.md',
    '\uFEFF---\r\ntitle: Trust\r\nsummary: What it is.\r\npublished: 2025-05-16\r\nlanguage: en\r\ntranslationOf: "tillit"\r\n---\r\n\r\nSee [tillit](../tillit.md).\r\n',
  )
  .withFile('series/popularity.csv', 'article,reads\ntillit,7\nnettverk-og-relasjon,3\n');

interface Moved {
  readonly code: number;
  readonly log: string;
  readonly failure: string | undefined;
  readonly text: (path: string) => string;
  readonly gone: readonly string[];
  readonly added: readonly string[];
  readonly edited: readonly string[];
  /** What `check --strict` says afterwards. */
  readonly problems: string;
}

function move(publication: typeof library, ...args: readonly string[]): Promise<Moved> {
  return publication.inFolder(async (root) => {
    const earlier = await runHere(['check', '--strict', '--root', root]);
    expect(earlier.output).toBe('');
    const before = sumFiles(root);
    const { code, log, failure } = await runHere(['mv', ...args, '--root', root]);
    const after = sumFiles(root);
    const { output: problems } = await runHere(['check', '--strict', '--root', root]);
    const texts = new Map(Object.keys(after).map((path) => [path, readFileSync(join(root, path), 'utf8')]));
    return {
      code,
      log,
      failure,
      text: (path) => texts.get(path) ?? '',
      gone: Object.keys(before).filter((path) => !(path in after)),
      added: Object.keys(after).filter((path) => !(path in before)),
      edited: Object.keys(after).filter((path) => path in before && before[path] !== after[path]),
      problems,
    };
  });
}

describe('an article gets another name', () => {
  test('with its figures, and everything that leads to it', async () => {
    const { code, text, gone, added, edited, problems, log } = await move(library, 'tillit', 'godtro');
    expect([code, problems]).toEqual([0, '']);
    expect(added).toEqual([
      'series/articles/figures/godtro-2.svg',
      'series/articles/figures/godtro.svg',
      'series/articles/godtro.md',
      'series/articles/godtro/liten (1).svg',
    ]);
    expect(gone).toEqual(added.map((path) => path.replace('godtro', 'tillit')));
    expect(edited).toEqual([
      'series/articles/en/trust.md',
      'series/articles/nettverk-og-relasjon.md',
      'series/forord.md',
      'series/nettverksbygging.yaml',
      'series/popularity.csv',
      'series/publication.yaml',
    ]);
    expect(text('series/articles/godtro.md')).toBe(
      trust
        .replace('2025-05-15\n', '2025-05-15\nformerly:\n  - tillit\n')
        .replace('(tillit.md#kort)', '(godtro.md#kort)')
        .replace('figures/tillit.svg', 'figures/godtro.svg')
        .replace('figures/tillit-2.svg', 'figures/godtro-2.svg')
        .replace('"tillit/liten (1).svg"', '"godtro/liten%20%281%29.svg"'),
    );
    expect(text('series/articles/nettverk-og-relasjon.md')).toMatch(
      /Om \[tillit\]\(godtro\.md\), \[kort\]\[t\], <a href="godtro\.md#kort">kort<\/a> og \[igjen\]\(\.\/godtro\.md\)\. .*\n\n`\[kode\]\(tillit\.md\)`\n\n\[t\]: godtro\.md#kort\n/,
    );
    expect(text('series/articles/en/trust.md')).toMatch(
      /^\uFEFF---\r\n[^]*\r\ntranslationOf: "godtro"\r\n---\r\n\r\nSee \[tillit\]\(\.\.\/godtro\.md\)\.\r\n$/,
    );
    expect(text('series/forord.md')).toBe('Begynn med [tillit](articles/godtro.md#kort).\n');
    expect(text('series/nettverksbygging.yaml')).toContain('"Bånd" # flere\n    parts: [ "godtro" ]\n');
    expect(text('series/publication.yaml')).toContain('      - godtro\n      - section: Mer\n');
    expect(text('series/popularity.csv')).toBe('article,reads\ngodtro,7\nnettverk-og-relasjon,3\n');
    expect(log).toContain(
      '✓ Moved series/articles/tillit.md to series/articles/godtro.md, edited in 5 places\n',
    );
    expect(log).toContain('✓ Edited series/articles/nettverk-og-relasjon.md (4 places)\n');
  });

  test('and its old URL redirects', async () => {
    await library.inFolder(async (root) => {
      const build = ['build', '--root', root, '--format', 'site', '--no-cache'];
      expect((await runHere(build)).code).toBe(0);
      expect((await runHere(['mv', 'tillit', 'godtro', '--root', root])).code).toBe(0);
      const { code, log, output } = await runHere(build);
      expect([code, output]).toEqual([0, '']);
      expect(log).toContain('1 moved');
      const page = (id: string) => readFileSync(join(root, `dist/site/articles/${id}/index.html`), 'utf8');
      expect(page('tillit')).toMatch(/http-equiv="?refresh"?[^>]*url=\.\.\/godtro\//i);
      expect(page('godtro')).toContain('<h1');
    });
  });

  test('and back again: its former name is the other one', async () => {
    const once = library.withFile(
      'series/articles/tillit.md',
      trust.replace('2025-05-15\n', '2025-05-15\nformerly: [godtro] # før\n'),
    );
    const { text, problems } = await move(once, 'tillit', 'godtro');
    expect(text('series/articles/godtro.md')).toContain('formerly: [tillit] # før\n');
    expect(problems).toBe('');
  });

  test('without a redirect, where it was never out', async () => {
    const draft = library.withFile(
      'series/articles/utkast.md',
      trust.replace('published', 'status: draft\npublished'),
    );
    const { text, log, problems } = await move(draft, 'utkast', 'Kladd: 1');
    expect(text('series/articles/kladd-1.md')).not.toContain('formerly');
    expect(log).not.toContain('redirects');
    expect(problems).toBe('');
  });
});

test('an article gets another folder: its URL stays, and what it leads to', async () => {
  const { code, text, added, edited, problems, log } = await move(
    library,
    'series/articles/tillit.md',
    'grunnlag/',
  );
  expect([code, problems]).toEqual([0, '']);
  expect(added).toEqual([
    'series/articles/grunnlag/figures/tillit-2.svg',
    'series/articles/grunnlag/figures/tillit.svg',
    'series/articles/grunnlag/tillit.md',
    'series/articles/grunnlag/tillit/liten (1).svg',
  ]);
  expect(edited).toEqual([
    'series/articles/en/trust.md',
    'series/articles/nettverk-og-relasjon.md',
    'series/forord.md',
  ]);
  expect(text('series/articles/grunnlag/tillit.md')).toBe(
    trust
      .replaceAll('(nettverk-og-relasjon.md)', '(../nettverk-og-relasjon.md)')
      .replace("'nettverk-og-relasjon.md'", "'../nettverk-og-relasjon.md'")
      .replace('./tallene', '../tallene')
      .replace('liten (1)', 'liten%20%281%29')
      .replace('figures/felles', '../figures/felles'),
  );
  expect(text('series/articles/en/trust.md')).toContain('](../grunnlag/tillit.md)');
  expect(log).not.toContain('redirects');
});

/** Links as wikis and other programs write them. */
const foreign = (
  name: string,
  file: string,
  path: string,
) => `[[${name}]], [[${name}#Kort|kort]], [[${file}]], [[#Hit]]

| a | b |
| --- | --- |
| [[${name}\\|i celle]] | [x](${path}) |

[side](${path}#kort), [rot](${path})

## Hit
`;
const wiki = littlePublication()
  .withConfig({ authors: ['Ingrid Solberg'], series: ['nettverksbygging'] })
  .withArticle(
    'nettverk-og-relasjon',
    foreign('tillit', 'tillit.md', 'tillit').replace(
      '(tillit#kort), [rot](tillit)',
      '(tillit.html#kort), [rot](/tillit.md)',
    ),
  )
  .withArticle('tillit', '![[tillit.svg|Rund|200]]\n\n## Kort\n\nTekst.\n')
  .withFile('series/articles/tillit.svg', figure(10));

test.each([
  ['samhold', ['samhold', 'samhold.md', 'samhold.md'], 'samhold.md', '![[samhold.svg|Rund|200]]'],
  ['bånd/', ['tillit', 'tillit.md', 'bånd/tillit.md'], 'bånd/tillit.md', '![[tillit.svg|Rund|200]]'],
] as [string, [string, string, string], string, string][])(
  'links of wikis and of other programs follow an article to %s',
  async (to, written, file, picture) => {
    const { text, problems } = await move(wiki, 'tillit', to);
    expect(text('series/articles/nettverk-og-relasjon.md')).toContain(foreign(...written));
    expect(text(`series/articles/${file}`)).toContain(picture);
    expect(problems).toBe('');
  },
);

test('a wiki link gives the id of an article whose name it cannot give; of a picture there is none', async () => {
  const made = littlePublication()
    .withArticle('tillit', 'Tekst.')
    .withArticle('nettverk-og-relasjon', 'Om [[tillit]].');
  const { text, problems } = await move(made, 'tillit', 'Tro #1.md');
  expect(text('series/articles/nettverk-og-relasjon.md')).toContain('Om [[tro-1]].');
  expect(problems).toBe('');
  const { failure } = await move(wiki, 'tillit', 'Tro #1.md');
  expect(failure).toContain('no wiki link can name series/articles/Tro #1.svg');
});

test.each([
  ['basics/close-ties', 'series/articles/basics/close-ties.md'],
  ['articles/basics/Close Ties.md', 'series/articles/basics/Close Ties.md'],
  ['Nære bånd', 'series/articles/naere-band.md'],
  ['связи.md', 'series/articles/связи.md'],
])('its new name may be %s', async (name, path) => {
  const { added, problems } = await move(library, 'tillit.md', name);
  expect(added).toContain(path);
  expect(problems).toBe('');
});

test('a rehearsal says all, and changes nothing', async () => {
  const { log, gone, added, edited } = await move(library, 'tillit', 'godtro', '--dry-run');
  expect([gone, added, edited]).toEqual([[], [], []]);
  expect(log).toMatch(
    /^Would move series\/articles\/tillit\.md to series\/articles\/godtro\.md, to be edited in 5 places\n/,
  );
  expect(log).toMatch(/\nNothing was changed \(--dry-run\)\.$/);
});

test.each([
  [['tilit', 'godtro'], 'There is no article "tilit". Did you mean "tillit"?'],
  [
    ['tillit', 'nettverk-og-relasjon'],
    'Nothing was changed: there is an article "nettverk-og-relasjon" already (series/articles/nettverk-og-relasjon.md).',
  ],
  [['tillit', 'en/Trust.md'], /there is an article "trust" already/],
  [['tillit', 'tillit'], /the article is series\/articles\/tillit\.md already/],
  [['tillit', '../../etc/x'], /leads out of series\/articles/],
  [['tillit', '/etc/x'], /is an absolute path/],
  [['tillit', '🎉'], /No id can be made/],
  [['tillit'], 'kolofon mv takes two names: kolofon mv OLD NEW.'],
  [
    ['tillit', 'opptatt'],
    'Nothing was changed: there is a file at series/articles/figures/opptatt.svg already.',
  ],
])('nothing is changed by %j', async (args, message) => {
  const made = library
    .withFile('series/articles/figures/opptatt.svg', figure(9))
    .withArticle('nettverk-og-relasjon', '![Annet](figures/opptatt.svg) ![Felles](figures/felles.svg)');
  const { code, failure, gone, added, edited } = await move(made, ...args);
  expect([code, gone, added, edited]).toEqual([2, [], [], []]);
  const reported = failure?.replace('UsageError: ', '');
  if (typeof message === 'string') expect(reported).toBe(message);
  else expect(reported).toMatch(message);
});

test('an article can be moved beside one that has errors', async () => {
  await library.withArticle('feil', '[Borte](borte.md)').inFolder(async (root) => {
    const { code } = await runHere(['mv', 'tillit', 'godtro', '--root', root]);
    expect(code).toBe(0);
    expect(existsSync(join(root, 'series/articles/godtro.md'))).toBe(true);
  });
});
