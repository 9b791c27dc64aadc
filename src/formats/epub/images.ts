import { diagnose, type Checked, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Book } from '../../model/book.ts';
import { documentsOf } from '../../model/open-documents.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { Place } from '../../model/place.ts';
import { isPicture, type Picture, type Publication } from '../../model/publication.ts';
import type { Pictures } from '../make-services.ts';
import { DamagedPictureError } from '../raster/picture-task.ts';
import { keepForBooks, type KeptPicture } from '../raster/keep-for-books.ts';
import type { BookFile } from './book.ts';

/** A picture as an e-book carries it. */
interface EncodedImage extends Omit<KeptPicture, 'size'> {
  /** In pixels; undefined for a drawing. */
  readonly size: KeptPicture['size'] | undefined;
}

/** No reading device shows more. It is the size of a cover, too. In pixels. */
const largest = { width: 1600, height: 2560 } as const;

/** Makes an image fit for e-books. The original stays as it is, for the site. Rejects when the file is damaged. */
export async function encodeImage(asset: Picture, pictures: Pictures): Promise<EncodedImage> {
  const { mediaType } = asset;
  if (mediaType !== 'image/svg+xml') return keepForBooks(asset, largest, pictures);
  const bytes = asset.read();
  return {
    mediaType,
    extension: 'svg',
    size: undefined,
    isAnimated: isAnimatedDrawing(bytes),
    weight: asset.size,
    read: () => Promise.resolve(asset.read()),
  };
}

function isAnimatedDrawing(bytes: Uint8Array): boolean {
  return /<(?:animate\w*|set)[\s>/]|@keyframes/i.test(new TextDecoder().decode(bytes));
}

/** A picture of a book, and where it is used first. */
export interface BookImage extends BookFile, EncodedImage {
  readonly place: Place;
}

/** The pictures of one book, encoded for it. */
export interface BookImages {
  find(source: SourcePath): BookImage | undefined;
  /** By its path in the book. */
  at(path: string): BookImage | undefined;
  readonly all: readonly BookImage[];
}

export type ReadImages = (book: Book, pictures: Pictures) => Promise<Checked<BookImages>>;

/** Encodes each picture once, for however many books show it. */
export function openImages({ assets }: Publication): ReadImages {
  const encoded = new Map<Picture, Promise<EncodedImage>>();
  const encode = (asset: Picture, pictures: Pictures): Promise<EncodedImage> => {
    const known = encoded.get(asset) ?? encodeImage(asset, pictures);
    encoded.set(asset, known);
    return known;
  };
  const encodeUse = async (source: SourcePath, place: Place, pictures: Pictures): Promise<EncodedUse> => {
    const asset = assets.get(source);
    if (!isPicture(asset)) return { source };
    try {
      const image = await encode(asset, pictures);
      return { source, image: { ...image, path: pathOf(asset, image), bytes: image.read, place } };
    } catch (error) {
      if (!(error instanceof DamagedPictureError)) throw error;
      const message = `"${source}" cannot be used in e-books: ${error.message}.`;
      const hint = 'The file is damaged: save the image again.';
      return { source, problem: diagnose('image-format', place, message, { hint }) };
    }
  };
  return async (book, pictures) => {
    // Whoever encodes decides how many at a time.
    const uses = await Promise.all(
      [...listUses(book)].map(([source, place]) => encodeUse(source, place, pictures)),
    );
    const images = new Map(
      uses.flatMap(({ source, image }) => (image === undefined ? [] : [[source, image] as const])),
    );
    const all = [...images.values()];
    const byPath = new Map(all.map((image) => [image.path, image]));
    return {
      value: { find: (source) => images.get(source), at: (path) => byPath.get(path), all },
      diagnostics: uses.flatMap(({ problem }) => problem ?? []),
    };
  };
}

/** What became of a picture: neither where it is missing, which is an error elsewhere. */
interface EncodedUse {
  readonly source: SourcePath;
  readonly image?: BookImage;
  readonly problem?: Diagnostic;
}

/** No name has two points: a picture in another type than its file is the only one of that name. */
function pathOf(asset: Picture, image: EncodedImage): string {
  return `figures/${asset.name}${image.mediaType === asset.mediaType ? '' : `.${image.extension}`}`;
}

/** Every picture that a reader of the book sees, and its first place. */
function listUses(book: Book): ReadonlyMap<SourcePath, Place> {
  const { cover } = book;
  const uses = documentsOf(book).flatMap(({ assets }) => assets.filter(({ role }) => role === 'image'));
  const places = new Map<SourcePath, Place>(cover === undefined ? [] : [[cover.source, cover.place]]);
  for (const use of uses) if (!places.has(use.source)) places.set(use.source, use.place);
  return places;
}
