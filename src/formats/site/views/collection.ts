import { divideLongWordsInHtml } from '../../hyphenation/divide-long-words.ts';
import type { Book } from '../../../model/book.ts';
import { hueOf } from '../../hue.ts';
import { dataOfCollection } from '../data/page-data.ts';
import { fileOf, type Page } from '../page.ts';
import { viewBooks } from './downloads.ts';
import { homeIds, viewLayout } from './layout.ts';
import { viewChapterOverview } from './part-list.ts';
import { phraseIn } from './phrases.ts';
import { listImprint, type SeriesView } from './series.ts';
import { drawShelf } from './shelf.ts';
import type { Site } from './site.ts';

/** The page of a collection: that of a series, without what only a series has. */
export function viewCollection(book: Book, page: Page, site: Site): SeriesView {
  const { language, title, titleHtml, summary, chapters } = book;
  const words = site.words(language);
  const count = chapters.length;
  return {
    ...viewLayout(
      {
        language,
        title,
        description: summary,
        kind: 'website',
        subject: { kind: 'collection', book },
        data: dataOfCollection(book, page, site),
        license: book.license,
      },
      page,
      site,
    ),
    context: {
      ...phraseIn(words('siteCollections'), language, language),
      href: `${page.href(fileOf(''))}#${homeIds.collections}`,
    },
    hue: hueOf(book.hue),
    shelf: drawShelf(count, count),
    title,
    titleHtml: divideLongWordsInHtml(titleHtml, language),
    summary,
    facts: [words('siteChapters', { count }), ...listImprint(book, words)],
    updated: undefined,
    newsletter: undefined,
    progress: undefined,
    booksTitle: words('siteBooks'),
    books: viewBooks(book.id, page, site, words),
    listTitle: words('contents'),
    sections: viewChapterOverview(book, page, words),
    upcomingTitle: words('upcoming'),
    upcoming: [],
  };
}
