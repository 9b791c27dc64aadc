import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

const publication = littlePublication()
  .withConfig({ baseUrl: 'https://b.example/' })
  .withArticle('kladd', '## Del\n', { status: 'draft' })
  .withArticle('senere', '## Del\n', { status: 'scheduled', published: '2030-01-01' })
  .withArticle('ute', '## Første del\n', { formerly: ['gammel'] });

const hintOf = async (link: string) => {
  const { diagnostics } = await publication.withArticle('tillit', `Se [her](${link}).\n`).problems();
  return diagnostics.map(({ code, message, hint, fix }) => [
    code,
    `${message} ${hint ?? ''}`,
    fix?.edits.map(({ text }) => text).join(),
  ]);
};

const unpublished = 'Links to it are plain text until it is published.';
const near = 'It has no heading or anchor "forste-delen". Did you mean "forste-del"?';

test.each([
  ['kladd.md', 'link-target-published', `"Kladd" is a draft. ${unpublished}`],
  ['senere.md', 'link-target-published', `"Senere" is not published before 2030-01-01. ${unpublished}`],
  ['/articles/kladd/', 'link-target-published', `"Kladd" is a draft. ${unpublished}`],
  ['/articles/senere/#del', 'link-target-published', `"Senere" is not published before 2030-01-01.`],
  ['https://b.example/articles/kladd/', 'link-target-published', `"Kladd" is a draft. ${unpublished}`],
  ['/articles/ute/#forste-delen', 'fragment-exists', 'Did you mean "forste-del"?'],
  ['https://b.example/articles/gammel/#forste-delen', 'link-internal', `after a move: ute.md. ${near}`],
  ['gammel.md#forste-delen', 'link-target-exists', `It was renamed: link to ute.md. ${near}`],
  ['ute.md#forste-delen', 'fragment-exists', 'Did you mean "forste-del"?'],
  ['kladd.md#borte', 'fragment-exists', 'There is no heading or anchor "borte"'],
])('%s is reported, and not fixed', async (link, code, text) => {
  const found = await hintOf(link);
  expect(found).toContainEqual([code, expect.stringContaining(text), undefined]);
});

test.each([
  ['/articles/gammel/#forste-del', 'Link to the file of the article: ute.md#forste-del', 'ute.md'],
  ['https://b.example/articles/gammel/', 'after a move: ute.md', 'ute.md'],
  ['gammel.md#forste-del', 'It was renamed: link to ute.md#forste-del', 'ute.md'],
  ['ute.md#Første-Del', 'Did you mean "forste-del"?', 'forste-del'],
])('%s is reported, and fixed', async (link, text, fix) => {
  expect(await hintOf(link)).toEqual([[expect.any(String), expect.stringContaining(text), fix]]);
});

test.each(['/articles/ute/#forste-del', 'https://b.example/articles/ute/', 'ute.html', '../ute/', 'ute'])(
  '%s leads to the article',
  async (link) => {
    expect(await hintOf(link)).toEqual([]);
  },
);

test('an empty link to a heading that is not there is one mistake', async () => {
  expect(await hintOf('#borte')).toEqual([['fragment-exists', expect.any(String), undefined]]);
  const { diagnostics } = await publication
    .withArticle('tillit', '[](#borte) og [](#takk)\n\n[]{#takk}\n')
    .problems();
  expect(diagnostics.map(({ code }) => code)).toEqual(['link-not-empty', 'fragment-exists']);
});

test('thousands of lost links between thousands of headings are reported in seconds', async () => {
  const parts = Array.from(
    { length: 4000 },
    (_, i) => `## Avsnitt ${i} om tillit\n\n[tekst](#avsnit-${i}-om-tillit)\n`,
  );
  const start = performance.now();
  const { diagnostics } = await publication.withArticle('tillit', parts.join('\n')).problems();
  expect(diagnostics.filter(({ code }) => code === 'fragment-exists')).toHaveLength(4000);
  expect(diagnostics[0]?.hint).toContain('Did you mean');
  expect(performance.now() - start).toBeLessThan(30_000);
}, 60_000);
