import type { PrintFile, PrintPage, PrintRequest } from '../../platform/print-request.ts';
import type { MakeServices, Pictures } from '../make-services.ts';
import { keepForBooks } from '../raster/keep-for-books.ts';
import { DamagedPictureError } from '../raster/picture-task.ts';
import type { PlacedPicture } from './assets.ts';
import type { PrintableBook } from './render-book.ts';

type Printing = Pick<MakeServices, 'print' | 'pictures'>;

/**
 * Prints with pictures that are no larger than on paper. The browser takes an upright JPEG in sRGB into a PDF as it is,
 * and stores the pixels of all others. They are encoded before the browser opens a page, and are on the disk until it asks
 * for them.
 */
export function printFitted({ pictures }: PrintableBook, { print, pictures: made }: Printing): PrintPage {
  let fitted: Promise<PrintRequest['files']> | undefined;
  return async (request) => {
    fitted ??= fitAll(pictures, made);
    const shown = pathsIn(request.html);
    const own = [...(await fitted)].filter(([path]) => shown.has(path));
    return print({ ...request, files: new Map([...request.files, ...own]) });
  };
}

/** The addresses of the pictures of a page. */
export function pathsIn(html: string): ReadonlySet<string> {
  return new Set(Array.from(html.matchAll(/ src="([^"]+)"/g), ([, path = '']) => path));
}

async function fitAll(
  pictures: ReadonlyMap<string, PlacedPicture>,
  made: Pictures,
): Promise<PrintRequest['files']> {
  const files = await Promise.all(
    [...pictures].map(async ([path, picture]) => [path, await fit(picture, made)] as const),
  );
  return new Map(files);
}

/** A file that is damaged is printed as it is: browsers show what can be shown. */
async function fit({ asset, box }: PlacedPicture, made: Pictures): Promise<PrintFile> {
  const { mediaType } = asset;
  const original = { mediaType, size: asset.size, read: () => Promise.resolve(asset.read()) };
  if (mediaType === 'image/svg+xml') return original;
  try {
    const { weight, read } = await keepForBooks(asset, box, made);
    // Browsers recognise the kind of a picture by its content.
    return { mediaType, size: weight, read };
  } catch (error) {
    if (!(error instanceof DamagedPictureError)) throw error;
    return original;
  }
}
