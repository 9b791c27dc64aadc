import { expect } from 'vitest';
import { printHtml } from '../../src/markdown/print-html.ts';
import { readDocument } from '../../src/markdown/read-document.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { sourceText } from '../../src/model/source-text.ts';
import { words } from './markdown.ts';

/** The body by both parsers, which must be the same, and without a problem. */
export async function bodyByBothParsers(text: string): Promise<string> {
  const source = sourceText(sourcePath('series/articles/tillit.md'), text);
  const fast = await readDocument(source, 'nb', words('nb'), { parser: 'satteri' });
  const reference = await readDocument(source, 'nb', words('nb'), { parser: 'remark' });
  expect(fast).toEqual(reference);
  expect(fast.diagnostics).toEqual([]);
  return printHtml(fast.value.body);
}
