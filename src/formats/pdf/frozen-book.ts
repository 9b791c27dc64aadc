import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Blob, PackedWork } from '../../cache/elsewhere.ts';
import type { Picture } from '../../model/publication.ts';
import type { RenderInput } from '../format.ts';
import type { PlacedPicture } from './assets.ts';
import { openRequests, openTitles } from './book-request.ts';
import { fillPages, freezePages, type FrozenPages } from './frozen-pages.ts';
import type { PrintableBook } from './render-book.ts';

type Functions = 'pictures' | 'titleOf' | 'renderFront' | 'render' | 'request' | 'font';

/** A book that is ready to be printed, as plain data. */
interface FrozenBook {
  readonly plain: Omit<PrintableBook, Functions>;
  /** The pages before the first part, with open numbers. */
  readonly front: string | undefined;
  readonly pages: FrozenPages;
  /** Blobs, by path; undefined for a file that is not installed. */
  readonly fonts: ReadonlyMap<string, string | undefined>;
  /** Their digests name blobs. */
  readonly pictures: ReadonlyMap<
    string,
    { readonly asset: Omit<Picture, 'read'>; readonly box: PlacedPicture['box'] }
  >;
}

/**
 * Packs a book for a machine that has neither its sources nor its fonts. Undefined where the templates of a publication
 * do something with the numbers of pages that cannot be repeated there.
 */
export function freezeBook(book: PrintableBook): PackedWork | undefined {
  const { pictures } = book;
  const pages = freezePages(book);
  if (pages === undefined) return undefined;
  const shown = book.render({ numbers: new Map(), hasBlank: false });
  const fonts = recordFonts(book, shown);
  const frozen: FrozenBook = {
    plain: plainOf(book),
    front: book.renderFront?.(),
    pages,
    fonts: new Map([...fonts].map(([file, bytes]) => [file, bytes && digestFont(bytes)])),
    pictures: new Map(
      [...pictures].map(([path, { asset, box }]) => [path, { asset: withoutBytes(asset), box }]),
    ),
  };
  return { input: serialize(frozen), shown, blobs: [...fontBlobs(fonts), ...pictureBlobs(pictures)] };
}

/** The digests of the blobs that a frozen book needs. */
export function listBlobs(input: Uint8Array): string[] {
  const { fonts, pictures } = deserialize(input) as FrozenBook;
  const digests = [...fonts.values(), ...[...pictures.values()].map(({ asset }) => asset.digest)];
  return [...new Set(digests)].filter((digest) => digest !== undefined);
}

/**
 * The book that was frozen. `readBlob` gives a blob by its digest. `missing` gets the fonts that it asks for and that were
 * not packed: what is printed then is not that book.
 */
export function thawBook(
  input: Uint8Array,
  readBlob: (digest: string) => Uint8Array,
  missing: Set<string>,
): PrintableBook {
  const { plain, front, pages, fonts, pictures } = deserialize(input) as FrozenBook;
  const font: RenderInput['font'] = (file) => {
    const digest = fonts.get(file);
    if (!fonts.has(file)) missing.add(file);
    if (digest === undefined) throw new Error(`The font ${file} is not there.`);
    return readBlob(digest);
  };
  return {
    ...plain,
    font,
    pictures: new Map(
      [...pictures].map(([path, { asset, box }]) => [
        path,
        { asset: { ...asset, read: () => readBlob(asset.digest) }, box },
      ]),
    ),
    titleOf: openTitles(plain.source),
    renderFront: front === undefined ? undefined : () => front,
    render: (layout) => fillPages(pages, plain.slots, layout),
    request: openRequests(plain.source, font),
  };
}

/** The files of fonts that a whole book asks for: its pieces ask for no others. */
function recordFonts({ source, font }: PrintableBook, html: string): Map<string, Uint8Array | undefined> {
  const asked = new Map<string, Uint8Array | undefined>();
  const record: RenderInput['font'] = (file) => {
    asked.set(file, undefined);
    const bytes = font(file);
    asked.set(file, bytes);
    return bytes;
  };
  openRequests(source, record)(html);
  return asked;
}

function fontBlobs(fonts: ReadonlyMap<string, Uint8Array | undefined>): Blob[] {
  return [...fonts.values()].flatMap((bytes) =>
    bytes === undefined ? [] : [{ digest: digestFont(bytes), read: () => bytes }],
  );
}

function pictureBlobs(pictures: PrintableBook['pictures']): Blob[] {
  return [...pictures.values()].map(({ asset: { digest, read } }) => ({ digest, read }));
}

function plainOf(book: PrintableBook): FrozenBook['plain'] {
  const { description, attachments, slots, starts, pageNames, bodyStart, format, press } = book;
  const { openOutlineLevels, source } = book;
  return {
    ...{ description, attachments, slots, starts, pageNames, bodyStart, format, press },
    ...{ openOutlineLevels, source },
  };
}

function withoutBytes(asset: Picture): Omit<Picture, 'read'> {
  const facts = Object.entries(asset).filter(([name]) => name !== 'read');
  return Object.fromEntries(facts) as unknown as Omit<Picture, 'read'>;
}

/** A build reads each font once, and packs it with every book. */
const digests = new WeakMap<Uint8Array, string>();

function digestFont(bytes: Uint8Array): string {
  const known = digests.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  digests.set(bytes, known);
  return known;
}
