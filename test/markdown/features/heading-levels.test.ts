import { expect, test } from 'vitest';
import { applyEdits } from '../../../src/diagnostics/apply-edits.ts';
import { readDocument } from '../../../src/markdown/read-document.ts';
import { printHtml } from '../../../src/markdown/print-html.ts';
import { sourcePath } from '../../../src/model/paths.ts';
import { sourceText } from '../../../src/model/source-text.ts';
import { words } from '../../harness/markdown.ts';

/** The headings of a body as they are shown, and the text after its fixes. */
async function read(text: string, title?: string, titleAt?: number) {
  const source = sourceText(sourcePath('series/articles/tillit.md'), text);
  const options = {
    ...(title === undefined ? {} : { title }),
    ...(titleAt === undefined ? {} : { titleAt }),
  };
  const { value, diagnostics } = await readDocument(source, 'nb', words('nb'), options);
  const html = printHtml(value.body);
  return {
    headings: [...html.matchAll(/<(h[1-6])[^>]*>(.*?)<\/h/g)].map(([, tag, inner]) => `${tag}: ${inner}`),
    codes: diagnostics.map(({ code }) => code),
    fixed: applyEdits(
      text,
      diagnostics.flatMap(({ fix }) => fix?.edits ?? []),
    ),
  };
}

test('an article of level 1 headings is shown one level lower, and so it is fixed', async () => {
  const { headings, codes, fixed } = await read('# A\n\n## A1 ##\n\nB\n=\n\n> B1\n> --\n\n<h1>C</h1>\n');
  expect(headings).toEqual(['h2: A', 'h3: A1', 'h2: B', 'h3: B1', 'h2: C']);
  expect(codes).toEqual(['heading-single-h1', 'heading-single-h1', 'heading-single-h1']);
  expect(fixed).toBe('## A\n\n### A1 ##\n\n## B\n\n> ### B1\n\n<h1>C</h1>\n');
});

test('a fixed article has nothing to report', async () => {
  const { fixed } = await read('# الأولى\n\n#### 第二\n\n### Tredje\n\n# Siste\n');
  expect(fixed).toBe('## الأولى\n\n### 第二\n\n### Tredje\n\n## Siste\n');
  expect(await read(fixed)).toMatchObject({ codes: [], fixed });
});

test('a heading that repeats the title is left out, whatever its dashes and quotes', async () => {
  const { headings, codes, fixed } = await read(
    '# «Tillit» – og kontroll\n\n## Mer\n',
    '"Tillit" - og kontroll',
  );
  expect(headings).toEqual(['h2: Mer']);
  expect(codes).toEqual(['heading-single-h1']);
  expect(fixed).toBe('\n\n## Mer\n');
});

test('another heading of level 1 at the start is kept', async () => {
  const { headings } = await read('# Innledning\n\n## Mer\n', 'Tillit');
  expect(headings).toEqual(['h2: Innledning', 'h3: Mer']);
});

test('a heading without text is left out, one with an image is not', async () => {
  const { headings, codes } = await read('## ![En båt](p.png)\n\n##\n\n### Under\n');
  expect(headings.map((heading) => heading.slice(0, 7))).toEqual(['h2: <im', 'h3: Und']);
  expect(codes).toEqual(['heading-not-empty']);
});

test('code that looks like headings is left alone', async () => {
  const text = '```sh\n# install\n### run\n```\n\n    # more\n';
  expect(await read(text)).toMatchObject({ headings: [], codes: [], fixed: text });
});

test.each([
  ['# Båter\n\nB\n', 'title: Båter\nB\n'],
  ['# Om *båter* og `kode` ##\n\nB\n', "title: 'Om *båter* og `kode`'\nB\n"],
  ['Om *海*\n=====\n\nB\n', "title: 'Om *海*'\nB\n"],
])('the heading of %j becomes the title that is missing', async (text, fixed) => {
  expect(await read(text, undefined, 0)).toMatchObject({ fixed });
});
