import { expect, test } from 'vitest';
import { takeCellOptions } from '../../src/markdown/cell-options.ts';
import { readCodeInfo } from '../../src/markdown/code-info.ts';
import { processorTime } from '../harness/processor-time.ts';

const plain = { title: undefined, id: undefined, marked: [], numberedFrom: undefined, ignored: [] };

test.each([
  ['sql', 'sql', {}],
  ['rust,ignore', 'rust', {}],
  ['rust,no_run,edition2021', 'rust', {}],
  [
    'js {1,3} title="a.js"',
    'js',
    {
      title: 'a.js',
      marked: [
        [1, 1],
        [3, 3],
      ],
    },
  ],
  [
    'js {1,3-5} title="a.js" showLineNumbers',
    'js',
    {
      title: 'a.js',
      marked: [
        [1, 1],
        [3, 5],
      ],
      numberedFrom: 1,
    },
  ],
  ['js ins={2} npm2yarn', 'js', { marked: [[2, 2]] }],
  ['js showLineNumbers{10}', 'js', { numberedFrom: 10 }],
  ['js title=a.js', 'js', { title: 'a.js' }],
  ['sh [npm]', 'sh', { title: 'npm' }],
  ['ts{2} [src/a file.ts]', 'ts', { title: 'src/a file.ts', marked: [[2, 2]] }],
  ['svg', 'xml', {}],
  ["js filename='мой файл.js'", 'js', { title: 'мой файл.js' }],
  ['js:src/a.js', 'js', { title: 'src/a.js' }],
  [
    'jsx{1,4-5}',
    'jsx',
    {
      marked: [
        [1, 1],
        [4, 5],
      ],
    },
  ],
  ['python3', 'python', {}],
  ['{r}', 'r', {}],
  ['{r setup, echo=TRUE, fig.cap="A b"}', 'r', { title: 'A b' }],
  ['{r, echo=FALSE}', 'r', { ignored: ['echo=FALSE'] }],
  ['{.python .numberLines startFrom="10"}', 'python', { numberedFrom: 10 }],
  ['{.python .numberLines startFrom="10" #lst-a}', 'python', { numberedFrom: 10, id: 'lst-a' }],
  ['{#lst-b .python lst-cap="Et oppsett"}', 'python', { id: 'lst-b', title: 'Et oppsett' }],
  ['{#id .haskell}', 'haskell', { id: 'id' }],
  ['{code-cell} python', 'python', {}],
  ['{code-block} c++', 'c++', {}],
  ['{code-cell}', undefined, {}],
  ['go {linenos=table,hl_lines=["2-4"]}', 'go', { numberedFrom: 1, marked: [[2, 4]] }],
  [
    'go {hl_lines=[3,"5-7"],linenostart=199}',
    'go',
    {
      numberedFrom: 199,
      marked: [
        [3, 3],
        [5, 7],
      ],
    },
  ],
  [
    'py linenums="1" hl_lines="2 4-5"',
    'py',
    {
      numberedFrom: 1,
      marked: [
        [2, 2],
        [4, 5],
      ],
    },
  ],
  ['{=html}', 'html', {}],
  ['Dockerfile', 'dockerfile', {}],
  ['objective-c', 'objective-c', {}],
  ['js foo bar=1', 'js', { ignored: ['foo', 'bar=1'] }],
])('%s', (info, language, labels) => {
  expect(readCodeInfo(info)).toEqual({ ...plain, language, ...labels });
});

test.each([
  [
    ':linenos:\n:lineno-start: 5\n:emphasize-lines: 2,3\n:caption: Om x\n\nx = 1',
    'x = 1',
    {
      numberedFrom: 5,
      marked: [
        [2, 2],
        [3, 3],
      ],
      title: 'Om x',
    },
  ],
  ['#| label: fig-a\n#| fig-cap: "Om x"\nx = 1', 'x = 1', { title: 'Om x', id: 'fig-a' }],
  ['#| label: setup\nx = 1', 'x = 1', {}],
  ['#| echo: true\n#| lst-cap: "Om x"\n#| fig-subcap:\n#|   - a\nx = 1', 'x = 1', { title: 'Om x' }],
  ['---\ntags: [hide]\nlineno-start: 3\n---\nx = 1', 'x = 1', { numberedFrom: 3 }],
  ['# x\n#| y: 1', '# x\n#| y: 1', {}],
])('options in the first lines: %j', (written, code, labels) => {
  const cell = takeCellOptions(written);
  expect(cell.code).toBe(code);
  expect(readCodeInfo('{code-cell} python', cell.options)).toEqual({
    ...plain,
    language: 'python',
    ...labels,
  });
});

test.each(['{', 'a=[', 'a={', '{1', '{a=', 'a{', '=', '"', 'title=', ' ', ','])(
  'a long run of %j takes linear time',
  async (part) => {
    const read = (): void => {
      readCodeInfo(`js ${part.repeat(1_000_000 / part.length)}`);
      readCodeInfo(part.repeat(1_000_000 / part.length));
    };
    expect(await processorTime(read)).toBeLessThan(20);
  },
);

test.each(['{', '}', ':', ',', ';', ' ', '?', '{1,', 'a=', '"', '\t'])(
  'a megabyte of %j behind a language is read soon',
  (sign) => {
    expect(readCodeInfo(`js "${sign.repeat(1_000_000 / sign.length)}"`).language).toBe('js');
    expect(readCodeInfo(`js ${sign.repeat(1_000_000 / sign.length)}`).language).toBe('js');
  },
);
