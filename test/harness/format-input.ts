import type { PreparedPublication } from '../../src/build/prepare.ts';
import type { FormatInput } from '../../src/formats/format.ts';
import { openPictures } from '../../src/build/open-pictures.ts';
import { noPaginations } from '../../src/formats/pagination.ts';
import type { Pictures } from '../../src/formats/pictures.ts';
import { carryOutTask } from '../../src/formats/raster/carry-out-task.ts';
import { indexPages } from '../../src/platform/index-pages.ts';
import { openScratchFile } from '../../src/platform/scratch-file.ts';

/** 1 January 2026. */
export const epoch = 1_767_225_600;

/** Makes every picture, once. */
export const pictures: Pictures = openPictures(undefined, () => 'kolofon', carryOutTask, openScratchFile());

/** What formats are given for all books of a publication. Nothing can be printed, unless the test says how. */
export function inputOf(prepared: PreparedPublication, given: Partial<FormatInput> = {}): FormatInput {
  return {
    ...prepared,
    books: prepared.publication.books,
    handouts: prepared.publication.handouts,
    epoch,
    indexPages,
    print: () => Promise.reject(new Error('Nothing is printed here.')),
    earlierPrints: undefined,
    pictures,
    paginations: noPaginations(),
    downloads: [],
    ...given,
  };
}
