import { expect, test } from 'vitest';
import { openSourceIndex } from '../../../src/markdown/source-index.ts';
import { sourcePath } from '../../../src/model/paths.ts';
import { bodiesOf } from '../../harness/same-body.ts';

const inArticles = (path: string) => sourcePath(`series/articles/${path}`);
const articles = [
  'trust.md',
  'a/Strong Ties.md',
  'guide/index.md',
  'course/README.md',
  'weak-ties.md',
  'networks.md',
  '日本/控制流.md',
].map(inArticles);
const files = ['img/p.png', 'z/p.png', 'z/y/q.png', 'report.pdf'].map(inArticles);
const sources = openSourceIndex({
  articles,
  paths: [...articles, ...files, sourcePath('series/networks.yaml'), sourcePath('series/static/logo.png')],
  pages: 'https://example.org/articles/',
});

test.each([
  ['[[Strong Ties]]', '[Strong Ties](<a/Strong Ties.md>)'],
  ['[[strong ties|the *text*]]', '[the *text*](<a/Strong Ties.md>)'],
  ['[[a/strong ties#What it costs]]', '[strong ties: What it costs](<a/Strong Ties.md#what-it-costs>)'],
  ['[[#What it costs|here]]', '[here](#what-it-costs)'],
  ['[[控制流]]。', '[控制流](日本/控制流.md)。'],
  ['[[guide/index.md|the guide]]', '[the guide](guide/index.md)'],
  ['[[weak-ties#^b1|claim]]', '[claim](weak-ties.md#block-b1)'],
  ['A claim. ^b1', 'A claim.<a id="block-b1"></a>'],
  ['- A claim ^B-1\n- another', '- A claim<a id="block-b-1"></a>\n- another'],
  ['[[report.pdf]] and ![[report.pdf]]', '[report.pdf](report.pdf) and [report.pdf](report.pdf)'],
  ['![[q.png|A boat]]', '![A boat](z/y/q.png)'],
  ['![[q.png|A boat|300x200]]', '<img src="z/y/q.png" alt="A boat" width="300" height="200">'],
  ['| a |\n| - |\n| [[weak-ties\\|x]] |', '| a |\n| - |\n| [x](weak-ties.md) |'],
  ['> [!note] On [[Strong Ties]]\n> A', ':::note[On [Strong Ties](<a/Strong Ties.md>)]\nA\n:::'],
  ['Se [[@doe2000]].', 'Se [@doe2000].'],
])('%j is %j, by both parsers', async (text, own) => {
  const [expected] = await bodiesOf(`${own}\n`, sources);
  expect(await bodiesOf(`${text}\n`, sources)).toEqual([expected, expected]);
});

test.each([
  ['guide/', 'guide/index.md'],
  ['./guide', 'guide/index.md'],
  ['course', 'course/README.md'],
  ['weak-ties', 'weak-ties.md'],
  ['weak-ties.html#x', 'weak-ties.md#x'],
  ['../weak-ties/', 'weak-ties.md'],
  ['../weak-ties/index.html', 'weak-ties.md'],
  ['weak-ties.qmd', 'weak-ties.md'],
  ['a/strong-ties/', 'a/Strong%20Ties.md'],
  ['/docs/weak-ties', 'weak-ties.md'],
  ['/guide/', 'guide/index.md'],
  ['https://example.org/articles/weak-ties/#x', 'weak-ties.md#x'],
])('a link to %s leads to %s', async (address, own) => {
  const [expected] = await bodiesOf(`[a](${own})\n`, sources);
  expect(await bodiesOf(`[a](${address})\n`, sources)).toEqual([expected, expected]);
});

test.each([
  ['/series/networks/', 'a series has a page of this name'],
  ['https://example.org/articles/other/', 'no article has this address'],
  ['https://example.com/articles/weak-ties/', 'another site'],
  ['//example.org/weak-ties', 'another site'],
  ['LICENSE', 'a file'],
])('a link to %s is not changed: %s', async (address) => {
  const [body] = await bodiesOf(`[a](${address})\n`, sources);
  expect(body).not.toContain('data-article');
});

test.each([
  '`[[Strong Ties]]`',
  '\\[[Strong Ties]]',
  'x[[1]]',
  '[[1]]',
  '[[ -f a ]]',
  '$[[a]]$',
  'Not x^2 ^foo bar',
])('%s is no wiki link', async (text) => {
  const [body] = await bodiesOf(`${text}\n`, sources);
  expect(body).not.toMatch(/<a |<img/);
});

test('a name of several files, an embedded note and an image without a text are reported', async () => {
  const [body = ''] = await bodiesOf('![[p.png|A]] ![[weak-ties]] ![[q.png]] [[Nobody]]\n', sources);
  expect(body.split('\n').slice(1)).toEqual([
    'link-target-exists: Several files are called "p.png".',
    'dialect-known: An embedded note is shown as a link.',
    'image-alt: The image "z/y/q.png" has no alternative text.',
  ]);
  expect(body).toContain('<a data-article="series/articles/Nobody.md">Nobody</a>');
});

test('an image at a path from the root of a site is found', async () => {
  const [body] = await bodiesOf('Before ![A](/static/logo.png).\n', sources);
  expect(body).toContain('data-asset="series/static/logo.png"');
});
