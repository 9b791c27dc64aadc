import type { Artifact } from '../../artifact.ts';
import type { Book } from '../../../model/book.ts';
import { factsOfBook } from '../../../model/dependencies.ts';
import { outputPath } from '../../../model/paths.ts';
import { isPicture } from '../../../model/publication.ts';
import { openCoverDrawing, paintCover } from '../../book-cover.ts';
import type { MakeServices } from '../../make-services.ts';
import type { Site } from '../views/site.ts';
import { loadSharp } from '../../raster/load-sharp.ts';

/** The cover of a book as catalogues show it. The files are relative to the folder of the site. */
export interface CoverFiles {
  readonly image: string;
  readonly thumbnail: string;
  readonly mediaType: string;
}

/** In pixels: what a screen of a reading device shows, and a shelf. */
const widths = { image: 800, thumbnail: 240 } as const;

/** A picture of the editor's own is mostly a photograph, a drawing is not. */
export function coverOf({ path, cover }: Book): CoverFiles {
  const ending = cover === undefined ? 'png' : 'jpg';
  return {
    image: `books/${path}.${ending}`,
    thumbnail: `books/${path}.thumbnail.${ending}`,
    mediaType: cover === undefined ? 'image/png' : 'image/jpeg',
  };
}

/** The covers of the books that readers can download. */
export function makeCovers({ input }: Site): Artifact[] {
  const draw = openCoverDrawing(input);
  return [...new Set(input.downloads.map(({ book }) => book))].flatMap((book) => {
    const files = coverOf(book);
    const own = book.cover && input.publication.assets.get(book.cover.source);
    const make = async (width: number, { pictures }: MakeServices): Promise<Uint8Array> =>
      isPicture(own) ? shrink(own.read(), width) : paintCover(await draw(book), pictures, width);
    return (['image', 'thumbnail'] as const).map((size): Artifact => ({
      kind: 'deferred',
      path: outputPath(`site/${files[size]}`),
      dependsOn: factsOfBook(book),
      make: (services) => make(widths[size], services),
    }));
  });
}

/** A picture as a JPEG that is no wider. What shone through is white. */
async function shrink(bytes: Uint8Array, width: number): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(bytes)
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}
