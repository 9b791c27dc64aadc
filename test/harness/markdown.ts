import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { readTemplates } from '../../src/load/templates.ts';
import { sourceText } from '../../src/model/source-text.ts';
import { readWords } from '../../src/load/words.ts';
import { createBibliography } from '../../src/markdown/bibliography.ts';
import { finishBody, type Destinations } from '../../src/markdown/finish.ts';
import { printHtml } from '../../src/markdown/print-html.ts';
import { readDocument } from '../../src/markdown/read-document.ts';
import type { Document } from '../../src/model/document.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { references } from './references.ts';

export const words = readWords(
  readTemplates([fileURLToPath(new URL('../../templates', import.meta.url))]).value,
);

export interface ReadMarkdown {
  readonly document: Document;
  readonly html: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The body of an article, read and finished as a format would: articles at `../<name>/`, files at `../filer/`. */
export async function readMarkdown(
  text: string,
  language = 'nb',
  destinations: Partial<Destinations> = {},
): Promise<ReadMarkdown> {
  const source = sourceText(sourcePath('series/articles/tillit.md'), text);
  const { value: document, diagnostics } = await readDocument(source, language, words(language));
  const bibliography = await createBibliography(references);
  const tree = finishBody(document, language, { ...plainDestinations, ...destinations }, bibliography);
  return { document, html: printHtml(tree), diagnostics };
}

const plainDestinations: Destinations = {
  article: (source, fragment) => ({
    href: `${source.replace('series/articles/', '../').replace(/\.md$/, '/')}${fragment === undefined ? '' : `#${fragment}`}`,
  }),
  asset: (source) => `../filer/${source.replace(/^.*\//, '')}`,
};

/** The HTML of a body that has no problems. A problem, a warning too, fails the test. */
export async function htmlOf(text: string, language?: string): Promise<string> {
  const { html, diagnostics } = await readMarkdown(text, language);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return html;
}

/** The problems of a body: their codes, and the texts they are at. */
export async function problemsOf(text: string, language?: string): Promise<string[]> {
  const { diagnostics } = await readMarkdown(text, language);
  return diagnostics.map(
    ({ code, place: { start, end } }) => `${code}: ${text.slice(start.offset, end?.offset ?? start.offset)}`,
  );
}
