import type { BookFormat, ChapterContent } from 'kolofon';
import { toText } from 'hast-util-to-text';

/** Each series as plain text, for readers and programs that want nothing else. */
export const plainText: BookFormat = {
  id: 'text',
  label: 'Tekst',
  ending: 'txt',
  make(book) {
    const chapters = book.sections.flatMap(({ title, chapters }) => [
      ...(title === undefined ? [] : [title.toUpperCase()]),
      ...chapters.map(writeChapter),
    ]);
    const references = toText(book.references).trim();
    const parts = [book.title, book.summary, ...chapters, references, `${book.publisher}. ${book.url}`];
    return `${parts.filter((part) => part !== '').join('\n\n\n')}\n`;
  },
};

function writeChapter({ title, part, isReadable, summary, body, url }: ChapterContent): string {
  const place = part === undefined ? '' : `${part.position}/${part.total}  `;
  const text = isReadable ? toText(body).trim() : `${summary}\n\n${url}`;
  return `${place}${title}\n\n${text}`;
}
