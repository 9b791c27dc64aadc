import type { Book } from '../model/book.ts';
import type { Publication } from '../model/publication.ts';
import type { Article, Membership } from '../model/series.ts';
import type { FormTarget } from '../model/site-settings.ts';
import type { Words } from '../model/words.ts';
import { publicAddress } from './addresses.ts';
import { removeMarks } from './borrowed-words.ts';
import { stampEdition } from './book-phrases.ts';

export type LetterKind = 'question' | 'report';

/** What readers write to the editors: the ids of the forms on the page of an article, and the words for them. */
export const readerLetters: Readonly<Record<LetterKind, { readonly id: string; readonly title: string }>> = {
  question: { id: '--question', title: 'askEditors' },
  report: { id: '--report', title: 'reportError' },
};

export interface LetterLink {
  readonly text: string;
  readonly href: string;
}

/**
 * The same from a chapter of a book: each link says which edition and which part it comes from. It leads to the form
 * on the site, or to a letter where the editor takes letters.
 */
export function linkLetters(
  article: Article,
  membership: Membership | undefined,
  book: Book,
  publication: Publication,
  words: Words,
): LetterLink[] {
  const { blocks, forms } = publication.site;
  return (['question', 'report'] as const).flatMap((kind) => {
    const target = forms[kind];
    if (!blocks[kind] || target === undefined) return [];
    const text = words(readerLetters[kind].title);
    return [
      { text, href: addressLetter(kind, text, target, { article, membership, book, publication, words }) },
    ];
  });
}

interface From {
  readonly article: Article;
  readonly membership: Membership | undefined;
  readonly book: Book;
  readonly publication: Publication;
  readonly words: Words;
}

function addressLetter(kind: LetterKind, text: string, { to }: FormTarget, from: From): string {
  const { article, membership, book, publication, words } = from;
  const { number, date } = book.edition;
  if (to?.startsWith('mailto:') !== true) {
    const address = new URL(publicAddress(publication, article));
    if (membership !== undefined)
      address.searchParams.set(publication.queryWords.series, membership.series.id);
    address.searchParams.set(
      publication.queryWords.edition,
      number === undefined ? date : `${number}, ${date}`,
    );
    address.hash = readerLetters[kind].id;
    return address.href;
  }
  const lines = [
    '',
    '',
    '--',
    `${article.title}, ${publicAddress(publication, article)}`,
    ...(membership === undefined
      ? [book.title]
      : [
          words('partOf', {
            position: membership.position,
            total: membership.total,
            series: membership.series.title,
          }),
        ]),
    stampEdition(book.edition, words),
  ];
  const query = [
    ['subject', `${text}: ${article.title}`],
    ['body', lines.join('\r\n')],
  ].map(([name = '', value = '']) => `${name}=${encodeURIComponent(removeMarks(value))}`);
  return `${to}?${query.join('&')}`;
}
