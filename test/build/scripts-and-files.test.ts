import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const publication = littlePublication()
  .withSeries('数据', { parts: ['循环', 'tillit'] })
  .withArticle(
    '循环',
    '## 循环结构\n\n下载[程序](x.html)、[手册](手册.pdf#page=2)。\n\n## Node.js & C++\n\n好。\n',
  )
  .withArticle(
    'tillit',
    'Se [a](循环.md#循环结构), [b](循环.md#nodejs--c), [c](https://blåbær.no/) og [lyd](s.mp3).\n',
  )
  .withFile('series/articles/x.html', '<script>alert(1)</script>')
  .withFile('series/articles/手册.pdf', '%PDF-1.4')
  .withFile('series/articles/s.mp3', 'ID3');

test('files in any script, headings in any script and attachments of any kind reach the site', async () => {
  await publication.inFolder(async (folder) => {
    const { output } = await runHere(['build', '--root', folder, '--format', 'site', '--no-cache']);
    expect(output).not.toMatch(/error|warning/);
    const read = (path: string) => readFileSync(join(folder, 'dist/site', path), 'utf8');
    const page = read('articles/xun-huan/index.html');
    expect(page).toContain('<h2 id="xun-huan-jie-gou">');
    expect(page).toContain('<a href="../../files/x-html.txt" download="x.html">程序</a>');
    expect(page).toContain('<a href="../../files/shou-ce.pdf#page=2">手册</a>');
    expect(read('files/x-html.txt')).toBe('<script>alert(1)</script>');
    const other = read('articles/tillit/index.html');
    expect(other).toContain('<a href="../xun-huan/index.html#xun-huan-jie-gou">a</a>');
    expect(other).toContain('<a href="../xun-huan/index.html#node-js-c">b</a>');
    expect(other).toContain('<a href="https://xn--blbr-roah.no/">c</a>');
    expect(other).toContain('<a href="../../files/s.mp3">lyd</a>');
    expect(read('series/shu-ju/index.html')).toContain('../../articles/xun-huan/index.html');
  });
});

test.each([
  ['/artikler/tillit/', 'tillit/index.html'],
  ['tillit/', 'tillit/index.html'],
  ['tillit.html#x', 'tillit/index.html#x'],
  ['tillit', 'tillit/index.html'],
  ['../循环/index.html', 'xun-huan/index.html'],
])('the page %s leads to its article', async (address, page) => {
  const linked = publication
    .withArticle('tillit', '## X\n\nTekst.\n')
    .withArticle('a', `Se [a](${address}).\n`);
  await linked.inFolder(async (folder) => {
    await runHere(['build', '--root', folder, '--format', 'site', '--no-cache']);
    const html = readFileSync(join(folder, 'dist/site/articles/a/index.html'), 'utf8');
    expect(html).toContain(`<a href="../${page}">a</a>`);
  });
});
