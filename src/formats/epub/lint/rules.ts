import type { Book } from '../../../model/book.ts';
import { startOf, type Place } from '../../../model/place.ts';
import { formatSize } from '../../../platform/sizes.ts';
import { articleFile } from '../files.ts';
import type { Rule, StyleDeclaration } from './rule.ts';

/** Rules that more than one device has, each with a limit or a pattern of its own. */

export function noHeavierImage(bytes: number): Rule {
  return ({ images }) =>
    images
      .filter(({ weight }) => weight > bytes)
      .map(({ place, weight }) => ({
        place,
        message: `the image is ${formatSize(weight)}; the limit is ${formatSize(bytes)}`,
        hint: 'Save it smaller, or as a JPEG.',
      }));
}

export function noLargerImage(pixels: number): Rule {
  return ({ images }) =>
    images
      .filter(({ size }) => size !== undefined && size.width * size.height > pixels)
      .map(({ place }) => ({
        place,
        message: `the image has more than ${(pixels / 1e6).toFixed(1)} million pixels`,
        hint: 'Make it smaller.',
      }));
}

/** A cover of the editor's own. */
export function coverOfAtLeast(shortSide: number, longSide: number): Rule {
  return ({ cover }) => {
    if (cover?.size === undefined) return [];
    const { width, height } = cover.size;
    if (Math.min(width, height) >= shortSide && Math.max(width, height) >= longSide) return [];
    return [
      {
        place: cover.place,
        message: `the cover has ${width} × ${height} pixels, fewer than ${shortSide} × ${longSide}`,
        hint: 'Shops ask for 1600 × 2560.',
      },
    ];
  };
}

export function bitmapCover(): Rule {
  return ({ cover }) =>
    cover === undefined || cover.size !== undefined
      ? []
      : [
          {
            place: cover.place,
            message: 'the cover is a drawing, which shops do not accept',
            hint: 'Give it as PNG or JPEG.',
          },
        ];
}

export function noDeclaration(
  isBad: (declaration: StyleDeclaration) => boolean,
  message: string,
  hint: string,
): Rule {
  return ({ style }) =>
    style.declarations.filter(isBad).map(({ prop, value, place }) => ({
      place,
      message: `${message}: ${prop}: ${value}`,
      hint,
    }));
}

export function noLongerPage(bytes: number): Rule {
  return ({ book, rendered }) =>
    rendered.pages
      .filter(({ xhtml }) => Buffer.byteLength(xhtml) > bytes)
      .map(({ file, title }) => ({
        place: placeOfPage(file, book),
        message: `"${title}" is longer than ${formatSize(bytes)}`,
        hint: 'Split it into two articles.',
      }));
}

/** The article that a page shows, or the manifest of the book. */
export function placeOfPage(file: string, book: Book): Place {
  const chapter = book.chapters.find(({ article }) => articleFile(article) === file);
  return startOf(chapter?.article.source ?? book.source);
}
