import type { Book } from '../../model/book.ts';
import type { Words } from '../../model/words.ts';
import type { Reference } from '../../model/citations.ts';
import type { RenderInput } from '../format.ts';
import type { Chapters } from './chapters.ts';
import type { Attachment } from './postprocess/attachments.ts';
import { printBibtex } from './references/bibtex.ts';
import { inOrder } from './references/csl-values.ts';

/** The reference list of a book as files for programs, where the book is to carry them. */
export function attachReferences(
  book: Book,
  { publication }: RenderInput,
  { cited }: Chapters,
  words: Words,
): readonly Attachment[] {
  if (!book.print.attachReferences || cited.size === 0) return [];
  const references = [...publication.references.values()].filter(({ id }) => cited.has(id));
  const description = words('references');
  return [
    {
      name: 'references.bib',
      mediaType: 'application/x-bibtex',
      description: `${description} (BibTeX)`,
      text: printBibtex(references),
    },
    {
      name: 'references.json',
      mediaType: 'application/vnd.citationstyles.csl+json',
      description: `${description} (CSL-JSON)`,
      text: printCslJson(references),
    },
  ];
}

/** CSL-JSON, which Zotero and citation processors read: the references as they were written, in the order of their keys. */
export function printCslJson(references: readonly Reference[]): string {
  return `${JSON.stringify(inOrder(references), undefined, 2)}\n`;
}
