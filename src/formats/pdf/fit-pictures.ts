import { keyOf } from '../../cache/key.ts';
import type { PrintPage, PrintRequest } from '../../platform/print-request.ts';
import type { FormatInput } from '../format.ts';
import { encodeForBooks } from '../raster/encode-for-books.ts';
import type { PlacedPicture } from './assets.ts';
import type { PrintableBook } from './render-book.ts';

type Printing = Pick<FormatInput, 'print' | 'pictures'>;

/**
 * Prints with pictures that are no larger than on paper. The browser takes an upright JPEG in sRGB into a PDF as it is,
 * and stores the pixels of all others. They are encoded when the first page is printed.
 */
export function printFitted({ pictures }: PrintableBook, { print, pictures: made }: Printing): PrintPage {
  let fitted: Promise<PrintRequest['files']> | undefined;
  return async (request) => {
    fitted ??= fitAll(pictures, made);
    return print({ ...request, files: new Map([...request.files, ...(await fitted)]) });
  };
}

async function fitAll(
  pictures: ReadonlyMap<string, PlacedPicture>,
  made: FormatInput['pictures'],
): Promise<PrintRequest['files']> {
  const files = await Promise.all(
    [...pictures].map(async ([path, picture]) => [path, await fit(picture, made)] as const),
  );
  return new Map(files);
}

/** A file that is damaged is printed as it is: browsers show what can be shown. */
async function fit(
  { asset, box }: PlacedPicture,
  { encode }: FormatInput['pictures'],
): Promise<{ mediaType: string; bytes: Uint8Array }> {
  const { bytes, mediaType } = asset;
  if (mediaType === 'image/svg+xml') return { bytes, mediaType };
  const facts = { printed: keyOf(bytes), mediaType, box };
  const data = await encode(facts, async () => ({
    bytes: await encodeForBooks(asset, box).then(
      (encoded) => encoded.data,
      () => bytes,
    ),
    isLasting: true,
  }));
  // Browsers tell the kind of a picture by its content.
  return { bytes: data, mediaType };
}
