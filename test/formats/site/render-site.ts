import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { EarlierOutputs } from '../../../src/formats/make-services.ts';
import type { Download } from '../../../src/formats/format.ts';
import { site } from '../../../src/formats/site/site.ts';
import { readTemplates, type Templates } from '../../../src/load/templates.ts';
import { readWords } from '../../../src/load/words.ts';
import { createBibliography } from '../../../src/markdown/bibliography.ts';
import type { Publication } from '../../../src/model/publication.ts';
import { outputPath } from '../../../src/model/paths.ts';
import { renderJob, servicesWith } from '../../harness/render-input.ts';
import { makePublication } from './publication.ts';
import { renderPages, type RenderedArtifact } from '../../harness/render-pages.ts';

/** A site made in memory. Paths are relative to its folder. */
export interface MadeSite {
  readonly artifacts: ReadonlyMap<string, RenderedArtifact>;
  readonly pages: ReadonlyMap<string, Root>;
  text(path: string): string;
  template(path: string): string;
  page(path: string): Root;
}

/** `change` makes another publication of the usual one; `earlierOutputs` are those of an earlier build. */
export async function makeSite(
  templateFolders: readonly string[] = ['templates'],
  change: (publication: Publication) => Publication = (publication) => publication,
  earlierOutputs?: EarlierOutputs,
): Promise<MadeSite> {
  const { value: templates } = readTemplates(templateFolders);
  const words = readWords(templates);
  const publication = change(await makePublication(words));
  const downloads = publication.books.map((book): Download => ({
    book,
    format: { id: 'epub', label: 'EPUB' },
    path: outputPath(`epub/${book.path}.epub`),
    size: 312_000,
    sha256: 'ab'.repeat(32),
  }));
  const [job] = site.plan({
    publication,
    books: publication.books,
    handouts: publication.handouts,
    templates,
    words,
    bibliography: await createBibliography([...publication.references.values()]),
    epoch: 0,
    font: (file) => new TextEncoder().encode(file.endsWith('.json') ? '{"latin":"U+0-FF"}' : file),
    downloads,
  });
  const services = servicesWith(earlierOutputs === undefined ? {} : { earlierOutputs });
  return openSite(renderPages((await renderJob(job, services)).value, services), templates);
}

function openSite(made: readonly RenderedArtifact[], templates: Templates): MadeSite {
  const artifacts = new Map(made.map((artifact) => [artifact.path.replace(/^site\//, ''), artifact]));
  const text = (path: string): string => {
    const artifact = artifacts.get(path);
    if (artifact?.kind !== 'text') throw new Error(`The site has no text ${path}.`);
    return artifact.text;
  };
  const pages = new Map(
    [...artifacts.keys()]
      .filter((path) => path.endsWith('.html'))
      .map((path) => [path, fromHtml(text(path))]),
  );
  return {
    artifacts,
    template: (path) => templates.text(path),
    pages,
    text,
    page: (path) => pages.get(path) ?? fromHtml(text(path)),
  };
}
