import { printHtml } from '../../src/markdown/print-html.ts';
import { readDocument } from '../../src/markdown/read-document.ts';
import type { SourceIndex } from '../../src/markdown/source-index.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { sourceText } from '../../src/model/source-text.ts';
import { words } from './markdown.ts';

/** The body that each parser makes of a text, in English, and what is wrong with it. */
export async function bodiesOf(text: string, sources?: SourceIndex): Promise<readonly string[]> {
  const source = sourceText(sourcePath('series/articles/trust.md'), text);
  return Promise.all(
    (['satteri', 'remark'] as const).map(async (parser) => {
      const { value, diagnostics } = await readDocument(source, 'en-GB', words('en-GB'), { parser, sources });
      const problems = diagnostics.map(({ code, message }) => `\n${code}: ${message}`);
      return printHtml(value.body).replaceAll(/\s*\n\s*/g, '\n') + problems.join('');
    }),
  );
}
