import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { dropRepeated } from '../diagnostics/order.ts';
import { noPaginations } from '../formats/pagination.ts';
import type { MakeServices, Pictures } from '../formats/make-services.ts';
import { append } from '../model/append.ts';
import { openCache } from '../cache/cache.ts';
import type { Store } from '../cache/store.ts';
import { refuseChanges } from './address-lock.ts';
import { placementFor, publicationsOf } from './audiences.ts';
import type { CheckOptions } from './options.ts';
import { dayOfBuild } from './dates.ts';
import { makeInput, plannedDownloads } from './outputs/render-input.ts';
import { placeReports } from './desk-reports/place-reports.ts';
import { readReports } from './desk-reports/read-reports.ts';
import type { Host } from './host.ts';
import { openDiagrams } from './open-diagrams.ts';
import { snapshotSources, prepare, type Preparation } from './prepare.ts';
import { cacheOf, checkDay, isLocked, outputOf, rootOf } from './read-options.ts';
import { renderJobs, tryPages } from './outputs/render.ts';
import { openReuse } from './reuse.ts';
import { readShownText } from '../platform/shown-text.ts';
import { openScratchFile, type ScratchFile } from '../platform/scratch-file.ts';
import { articleThreadsOf } from './threads.ts';
import { openEarlierState } from './workspace.ts';

/** Reads a publication and renders every format of it, packages none, and collects what is wrong. */
export async function findProblems(options: CheckOptions, host: Host): Promise<Preparation> {
  // First: a file that cannot be read should not cost a whole check.
  const reports = options.desk === undefined ? [] : readReports(options.desk);
  const scratch = openScratchFile();
  try {
    const found = await renderAll(options, host, scratch);
    // At the end: an error would hide what the formats have to say.
    const diagnostics: readonly Diagnostic[] =
      options.strict === true
        ? found.diagnostics.map((one) => ({ ...one, severity: 'error' }))
        : found.diagnostics;
    const notes =
      found.prepared === undefined
        ? []
        : placeReports(reports, found.prepared.publication, (file) => readShownText(file, found.files));
    return { ...found, diagnostics: [...diagnostics, ...notes] };
  } finally {
    scratch.close();
  }
}

async function renderAll(options: CheckOptions, host: Host, scratch: ScratchFile): Promise<Preparation> {
  const root = rootOf(options);
  const asOf = dayOfBuild(checkDay(options.asOf, 'asOf'), host.environment, host.now);
  // Only what an earlier build read is taken from the cache: everything is checked, and nothing is written.
  const folder = cacheOf(options, host);
  const cache = folder === undefined ? undefined : openCache(folder);
  const found =
    options.cache === undefined || options.cache === false
      ? snapshotSources(root, articleThreadsOf(options, host))
      : openEarlierState(options, host, outputOf(options), cache);
  const store = cache && readOnly(cache.store('diagrams'));
  const drawDiagrams = openDiagrams({ root, store, executablePath: undefined }, host);
  const { prepared, diagnostics, files } = await prepare(root, host.templates, asOf, found, {
    drawDiagrams,
  });
  if (prepared === undefined) return { prepared, diagnostics: dropRepeated(diagnostics), files };
  const all: Diagnostic[] = [...diagnostics];
  await prepared.readBodies(prepared.loaded.articles.map(({ source }) => source));
  if (isLocked(options, host)) append(all, refuseChanges(prepared.addresses));
  const reuse = openReuse({}, { identify: () => Promise.resolve(undefined) }, host, scratch);
  for (const publication of publicationsOf(prepared)) {
    const { audience } = publication;
    const reused = reuse(audience);
    const services: MakeServices = {
      print: () => Promise.reject(new Error('A check prints nothing.')),
      paginations: noPaginations(),
      ...reused,
      pictures: tryPictures(reused.pictures),
    };
    const input = makeInput(prepared, host.environment, {
      publication,
      books: publication.books,
      handouts: publication.handouts,
      downloads: plannedDownloads(publication, prepared.formats),
    });
    for (const format of prepared.formats.usual) {
      const rendering = { audience, services, place: placementFor(audience, prepared.formats) };
      const tried: Diagnostic[] = [];
      const found = await renderJobs(format, format.plan(input), rendering, ({ artifacts }) => {
        append(tried, tryPages(format, artifacts, services));
      });
      append(all, prepared.applyLevels([...found, ...tried]));
    }
  }
  return { prepared, diagnostics: dropRepeated(all), files };
}

/** A check finds out which pictures are damaged, and writes none. */
function tryPictures(pictures: Pictures): Pictures {
  return {
    ...pictures,
    encode: (task, read) => pictures.encode(task.kind === 'book' ? { ...task, isTrial: true } : task, read),
  };
}

/** A check leaves nothing. */
function readOnly(store: Store): Store {
  return { find: (key) => store.find(key), keep: () => undefined };
}
