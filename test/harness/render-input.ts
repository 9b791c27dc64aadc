import { openPictures } from '../../src/build/open-pictures.ts';
import type { PreparedPublication } from '../../src/build/prepare.ts';
import type { Checked } from '../../src/diagnostics/diagnostic.ts';
import type { Artifact } from '../../src/formats/artifact.ts';
import type { Job, RenderInput } from '../../src/formats/format.ts';
import type { MakeServices, Pictures } from '../../src/formats/make-services.ts';
import { noPaginations } from '../../src/formats/pagination.ts';
import { carryOutTask } from '../../src/formats/raster/carry-out-task.ts';
import { indexPages } from '../../src/platform/index-pages.ts';
import { openScratchFile } from '../../src/platform/scratch-file.ts';

/** 1 January 2026. */
export const epoch = 1_767_225_600;

/** Makes every picture, once. */
export const pictures: Pictures = openPictures(() => 'kolofon', carryOutTask, openScratchFile())(undefined);

/** What formats are given for all books of a publication. */
export function inputOf(prepared: PreparedPublication, given: Partial<RenderInput> = {}): RenderInput {
  return {
    ...prepared,
    books: prepared.publication.books,
    handouts: prepared.publication.handouts,
    epoch,
    downloads: [],
    ...given,
  };
}

/** What artifacts are made with. Nothing can be printed, unless the test says how. */
export function servicesWith(given: Partial<MakeServices> = {}): MakeServices {
  return {
    indexPages,
    print: () => Promise.reject(new Error('Nothing is printed here.')),
    earlierPrints: undefined,
    pictures,
    paginations: noPaginations(),
    ...given,
  };
}

/** Prepares and renders a step. */
export async function renderJob(
  job: Job | undefined,
  services: MakeServices = servicesWith(),
): Promise<Checked<readonly Artifact[]>> {
  if (job === undefined) throw new Error('The format has no step.');
  const render = await job.prepare(services);
  return render();
}
