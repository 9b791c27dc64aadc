import { fitFormulas } from '../../markdown/formulas/fit-formulas.ts';
import { finishBody } from '../../markdown/finish.ts';
import type { Book } from '../../model/book.ts';
import type { AssetUse, Document } from '../../model/document.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { Words } from '../../model/words.ts';
import { assetAddress } from '../addresses.ts';
import { linkBook, type BookLinks, type BookText } from '../book-links.ts';
import type { RenderInput } from '../format.ts';
import { prepareForReaders } from './body.ts';
import { divideTree } from '../hyphenation/divide-long-words.ts';
import { articleFile, files } from './files.ts';
import type { BookImages } from './images.ts';
import { breakPages, type PageBreaks } from './page-breaks.ts';
import { printXhtml } from '../../markdown/print-xhtml.ts';

/** What every page of one book is made with. */
export interface BookContext {
  readonly book: Book;
  readonly input: RenderInput;
  /** The words of the book's own language. */
  readonly words: Words;
  readonly images: BookImages;
  readonly breaks: PageBreaks;
  readonly links: BookLinks;
}

export function openBookContext(
  book: Book,
  input: RenderInput,
  images: BookImages,
  breaks: PageBreaks,
): BookContext {
  return { book, input, words: input.words(book.language), images, breaks, links: linkBook(book, input) };
}

/** A line on a phone that is held upright, in em. */
const phoneLine = 21;

/** A text of the book, an article or its preface, as XHTML. `place` is its name in the pagination, `file` where it is. */
export function renderText(
  document: Document,
  text: BookText,
  place: string,
  file: string,
  { input, images, breaks, links }: BookContext,
): string {
  const tree = finishBody(
    document,
    text.language,
    {
      asset: (source, role) => addressOfFile(source, role, images, input),
      reference: (key) => `${files.references}#ref-${key}`,
      article: links(text, (target, fragment) => {
        const chapter = target === undefined ? file : articleFile(target);
        if (fragment === undefined) return chapter;
        return chapter === file ? `#${fragment}` : `${chapter}#${fragment}`;
      }),
    },
    input.bibliography,
  );
  if (document.hasMathematics) fitFormulas(tree, { width: phoneLine, overflow: 'break' });
  prepareForReaders(tree, input.words(text.language), (path) => images.at(path)?.size);
  breakPages(tree, breaks.of(place), file, breaks);
  // After the breaks of pages, which are found by the words of the text.
  divideTree(tree, text.language);
  return printXhtml(tree.children);
}

/** In the book for a picture, on the site for a download. */
function addressOfFile(
  source: SourcePath,
  role: AssetUse['role'],
  images: BookImages,
  { publication }: RenderInput,
): string | undefined {
  const image = role === 'image' ? images.find(source) : undefined;
  if (image !== undefined) return image.path;
  const asset = publication.assets.get(source);
  if (asset === undefined && role === 'download') return undefined;
  if (asset === undefined) throw new Error(`The publication has no file ${source}.`);
  return new URL(assetAddress(asset), publication.baseUrl).href;
}
