import { readFailure } from '../../../markdown/plugins/describe-plugin-error.ts';
import { diagnose, type Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { startOf, type Place } from '../../../model/place.ts';
import type { EBook, EBookImage, EBookPart, ReadingSystem } from '../../../plugins/reading-system.ts';
import type { BookImage } from '../images.ts';
import { placeOfPage } from './rules.ts';
import type { Seen } from './rule.ts';

/** What a reading system that a publication adds finds in a book. `root` is the folder of the publication. */
export function checkForSystem(system: ReadingSystem, root: string, seen: Seen): Diagnostic[] {
  const { id, label } = system;
  const { book, placeOf } = describe(seen);
  const start = startOf(seen.book.source);
  const diagnostics: Diagnostic[] = [];
  try {
    system.check(book, (message, { at, hint } = {}) => {
      const text = `${label}: ${message}`;
      diagnostics.push({
        ...diagnose('plugin-message', (at && placeOf(at)) ?? start, text, { hint }),
        code: `device-${id}`,
        severity: 'warning',
      });
    });
    return diagnostics;
  } catch (error) {
    const { reason, hint } = readFailure(error, root);
    const message = `The reading system ${id} fails on "${seen.book.title}": ${reason}.`;
    return [...diagnostics, diagnose('plugin-works', start, message, { hint })];
  }
}

/** The book as plain data, and where each part of it was written. */
function describe(seen: Seen): {
  readonly book: EBook;
  readonly placeOf: (part: EBookPart) => Place | undefined;
} {
  const places = new Map<EBookPart, Place>();
  const placed = <Part extends EBookPart>(part: Part, place: Place): Part => {
    places.set(part, place);
    return part;
  };
  const describeImage = (image: BookImage): EBookImage => {
    const { path, weight, size, place } = image;
    return placed({ path, size: weight, width: size?.width, height: size?.height }, place);
  };
  return {
    book: {
      title: seen.book.title,
      language: seen.book.language,
      pages: seen.rendered.pages.map((page) =>
        placed({ title: page.title, xhtml: page.xhtml }, placeOfPage(page.file, seen.book)),
      ),
      images: seen.images.map(describeImage),
      cover: seen.cover && describeImage(seen.cover),
      tables: seen.tables.map(({ columns, rows, letters, place }) =>
        placed({ columns, rows, letters }, place),
      ),
      declarations: seen.style.declarations.map(({ prop, value, place }) =>
        placed({ property: prop, value }, place),
      ),
      hasFonts: seen.style.hasFonts,
    },
    placeOf: (part) => places.get(part),
  };
}
