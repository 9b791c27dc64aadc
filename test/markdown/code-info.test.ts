import { expect, test } from 'vitest';
import { readCodeInfo } from '../../src/markdown/code-info.ts';

test.each([
  ['sql', 'sql', []],
  ['rust,ignore', 'rust', ['ignore']],
  ['rust,no_run,edition2021', 'rust', ['no_run,edition2021']],
  ['js {1,3} title="a.js"', 'js', ['title="a.js"', '{1,3}']],
  ['jsx{1,4-5}', 'jsx', ['{1,4-5}']],
  ['python3', 'python', []],
  ['{r}', 'r', []],
  ['{r setup, echo=FALSE, fig.cap="A b"}', 'r', ['setup, echo=FALSE, fig.cap="A b"']],
  ['{.python .numberLines startFrom="10"}', 'python', ['startFrom="10"', '.numberLines']],
  ['{#id .haskell}', 'haskell', []],
  ['{code-cell} python', 'python', []],
  ['{code-block} c++', 'c++', []],
  ['{code-cell}', undefined, []],
  ['go {linenos=table,hl_lines=["2-4"]}', 'go', ['linenos=table', 'hl_lines=["2-4"]']],
  ['{=html}', 'html', []],
  ['Dockerfile', 'dockerfile', []],
  ['objective-c', 'objective-c', []],
])('%s', (info, language, ignored) => {
  const found = readCodeInfo(info);
  expect(found.language).toBe(language);
  expect(found.ignored.map(({ text }) => text)).toEqual(ignored);
});

test.each(['{', '{a=', 'a{', '=', '"', 'title=', ' ', ','])('a long run of %j takes linear time', (part) => {
  const start = performance.now();
  readCodeInfo(`js ${part.repeat(1_000_000 / part.length)}`);
  readCodeInfo(part.repeat(1_000_000 / part.length));
  expect(performance.now() - start).toBeLessThan(20_000);
});

test.each(['{', '}', ':', ',', ';', ' ', '?', '{1,', 'a=', '"', '\t'])(
  'a megabyte of %j behind a language is read soon',
  (sign) => {
    expect(readCodeInfo(`js "${sign.repeat(1_000_000 / sign.length)}"`).language).toBe('js');
    expect(readCodeInfo(`js ${sign.repeat(1_000_000 / sign.length)}`).language).toBe('js');
  },
);
