import { readFileSync } from 'node:fs';
import { placementFor, publicationsOf } from '../../../src/build/audiences.ts';
import { epochOfBooks } from '../../../src/build/dates.ts';
import { digestTemplates } from '../../../src/build/digest-templates.ts';
import { plannedDownloads } from '../../../src/build/outputs/render-input.ts';
import { prepare, snapshotSources } from '../../../src/build/prepare.ts';
import { keyOf } from '../../../src/cache/key.ts';
import { epubWith } from '../../../src/formats/epub/epub.ts';
import { openBookMaker } from '../../../src/formats/epub/make-book.ts';
import type { Job, RenderInput } from '../../../src/formats/format.ts';
import { formatsWith } from '../../../src/formats/formats.ts';
import type { MakeServices, Pictures } from '../../../src/formats/make-services.ts';
import { pdf } from '../../../src/formats/pdf/pdf.ts';
import { keyOfBook } from '../../../src/formats/pdf/reuse-print.ts';
import { renderBook } from '../../../src/formats/pdf/render-book.ts';
import { site } from '../../../src/formats/site/site.ts';
import { openDigests, type DigestAll } from '../../../src/incremental/digests.ts';
import type { Artifact } from '../../../src/formats/artifact.ts';
import type { Book } from '../../../src/model/book.ts';
import type { Dependencies } from '../../../src/model/dependencies.ts';
import type { OutputPath } from '../../../src/model/paths.ts';
import type { Publication } from '../../../src/model/publication.ts';
import { inputOf, renderJob, servicesWith } from '../../harness/render-input.ts';
import { templates } from '../../harness/publication.ts';

const day = '2026-11-23';

/** An output that names what it depends on. */
export interface Output {
  readonly dependsOn: Dependencies;
  /** It is the same as long as nothing has changed on which the output says that it depends. */
  readonly key: string;
  /** A digest of the output, or of all that it is printed, zipped, painted or indexed from. */
  readonly digest: () => Promise<string>;
}

/** What a build of a publication would make. Nothing is printed, zipped or painted. */
export interface PlannedBuild {
  /** The key of what depends on the settings alone. */
  readonly settings: string;
  /** By path. */
  readonly listOutputs: () => Promise<ReadonlyMap<string, Output>>;
}

export async function planBuild(root: string): Promise<PlannedBuild> {
  const { files, earlier, threads } = snapshotSources(root);
  const { prepared, diagnostics } = await prepare(root, templates, day, { files, earlier, threads });
  if (prepared === undefined) throw new Error(JSON.stringify(diagnostics));
  const tools = digestTemplates(prepared.templates);
  const epoch = epochOfBooks(prepared.publication, {});
  const openKeys = (publication: Publication, downloads: RenderInput['downloads']): DigestAll =>
    openDigests({
      ...{ loaded: prepared.loaded, cited: prepared.cited, publication, downloads, tools, epoch },
      fileDigest: (path) => earlier.scan.digestOf(path),
      printedBy: 'a browser',
    });
  const listEdition = (publication: Publication) => {
    const { books, handouts } = publication;
    const input = inputOf(prepared, { publication, books, handouts, epoch });
    return listOutputs(input, (downloads) => openKeys(publication, downloads));
  };
  const editions = publicationsOf(prepared);
  return {
    settings: editions.map((edition) => openKeys(edition, [])(['settings'])).join(),
    listOutputs: async () => new Map((await Promise.all(editions.map(listEdition))).flat()),
  };
}

async function listOutputs(
  input: RenderInput,
  openKeys: (downloads: RenderInput['downloads']) => DigestAll,
): Promise<(readonly [string, Output])[]> {
  const { publication, books, handouts } = input;
  const keys = openKeys([]);
  const maker = openBookMaker(input, undefined);
  const services = servicesWith({ pictures, indexPages });
  const place = placementFor(publication.audience, formatsWith());
  const printed = listBooks(pdf.plan(input), [...books, ...handouts], keys, (book) =>
    Promise.resolve(keyOfBook(renderBook(book, input))),
  );
  const zipped = listBooks(epubWith().plan(input), books, keys, async (book) => {
    const { rendered } = await maker.render(book, await maker.prepare(book, services));
    const files = rendered.files.map(async ({ path, bytes }) => [path, await bytes(pictures)]);
    return keyOf({ ...rendered, files: await Promise.all(files) });
  });
  const placed = new Map([...printed, ...zipped].map(([path, output]) => [place(path), output]));
  // Of a book whose key is another one, the bytes may be others too.
  const downloads = plannedDownloads(publication, formatsWith()).map((download) => {
    const { key = '' } = placed.get(download.path) ?? {};
    return { ...download, size: 1000, sha256: key };
  });
  const siteKeys = openKeys(downloads);
  const [job] = site.plan({ ...input, downloads });
  const artifacts = (await renderJob(job, services)).value;
  const pages = artifacts.flatMap((artifact) => {
    const { dependsOn, path } = artifact;
    if (dependsOn === undefined) return [];
    const digest = () => digestArtifact(artifact, services);
    const output: Output = { dependsOn, key: siteKeys(dependsOn), digest };
    return [[place(path), output] as const];
  });
  return [...placed, ...pages];
}

function listBooks(
  jobs: readonly Job[],
  books: readonly Book[],
  keys: DigestAll,
  digest: (book: Book) => Promise<string>,
): (readonly [OutputPath, Output])[] {
  return jobs.flatMap(({ output }, index) => {
    const book = books[index];
    if (output === undefined || book === undefined) return [];
    const { path, dependsOn } = output;
    return [[path, { dependsOn, key: keys(dependsOn), digest: () => digest(book) }] as const];
  });
}

/** What a picture is made of, in place of the picture. */
const pictures: Pictures = {
  draw: (facts) => Promise.resolve(new TextEncoder().encode(keyOf(facts))),
  paint: (svg) => Promise.resolve(new TextEncoder().encode(svg)),
  encode: (task) => Promise.resolve(new TextEncoder().encode(keyOf(task))),
};

const indexPages: MakeServices['indexPages'] = (language, pages) =>
  Promise.resolve(new Map([['index', new TextEncoder().encode(keyOf([language, pages]))]]));

async function digestArtifact(artifact: Artifact, services: MakeServices): Promise<string> {
  switch (artifact.kind) {
    case 'text':
      return keyOf(artifact.make(services));
    case 'bytes':
      return keyOf(artifact.make());
    case 'copy':
      return keyOf(artifact.of);
    case 'stored':
      return keyOf(readFileSync(artifact.file.path));
    case 'deferred':
    case 'folder':
      return keyOf(await artifact.make(services));
    case 'book':
      throw new Error(`${artifact.path} is no part of a site.`);
  }
}
