import type { Root } from 'hast';
import { finishBody, type Destinations } from '../../markdown/finish.ts';
import type { Book, Chapter } from '../../model/book.ts';
import { anchorIn, type Document } from '../../model/document.ts';
import { isPicture } from '../../model/publication.ts';
import type { SourcePath } from '../../model/paths.ts';
import { citedKeys, documentsOf } from '../../model/open-documents.ts';
import type { BookContent, ChapterContent } from '../../plugins/book-format.ts';
import { absoluteUrl, assetAddress, publicAddress } from '../addresses.ts';
import type { RenderInput } from '../format.ts';
import { fallbackOf } from '../picture-fallback.ts';

interface BookBody {
  readonly source: SourcePath;
  readonly document: Document;
  readonly language: string;
}

/** A book as plain data, for a format of the publication's own. */
export function describeContent(book: Book, input: RenderInput): BookContent {
  const { publication, bibliography } = input;
  const { id, kind, title, summary, language, authors, editors, edition, license, preface } = book;
  const references = bibliography.list(citedKeys(documentsOf(book)), language);
  return {
    id,
    kind,
    title,
    summary,
    language,
    authors,
    editors,
    publisher: publication.publisher,
    edition: { number: edition.number, date: edition.date },
    license: license && { name: license.name, url: license.url },
    url: absoluteUrl(book.address, publication.baseUrl),
    preface: preface && describeBody({ ...preface, language }, input),
    sections: book.sections.map((section) => ({
      title: section.title,
      chapters: section.chapters.map((chapter) => describeChapter(chapter, input)),
    })),
    references: { type: 'root', children: [...references] },
  };
}

function describeChapter({ article, membership }: Chapter, input: RenderInput): ChapterContent {
  const { id, title, summary, language, authors, published, isReadable } = article;
  return {
    id,
    title,
    summary,
    language,
    authors,
    published,
    url: publicAddress(input.publication, article),
    part: membership && {
      series: { id: membership.series.id, title: membership.series.title },
      position: membership.position,
      total: membership.total,
    },
    isReadable,
    body: describeBody(article, input),
  };
}

function describeBody({ source, document, language }: BookBody, input: RenderInput): Root {
  const { publication, bibliography } = input;
  const destinations: Destinations = {
    article: (target, fragment) => {
      if (target === source) return { href: fragment === undefined ? '#' : `#${fragment}` };
      const article = publication.articlesBySource.get(target);
      // A page that shows no body has no place to lead to in it.
      const anchor = article?.isReadable === true ? anchorIn(article.document, fragment) : undefined;
      return article && { href: publicAddress(publication, article, anchor), title: article.title };
    },
    asset: (file, role) => {
      const asset = publication.assets.get(file);
      if (asset === undefined) return undefined;
      const isShown = role === 'image' && isPicture(asset);
      return absoluteUrl(isShown ? fallbackOf(asset).file : assetAddress(asset), publication.baseUrl);
    },
  };
  return finishBody(document, language, destinations, bibliography);
}
