import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import { readHead } from '../platform/stored-files.ts';
import { append } from '../model/append.ts';
import type { AssetUse } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import { isPicture, type Asset } from '../model/publication.ts';
import type { StoredFile } from '../model/stored-file.ts';
import { idOf } from '../model/ids.ts';
import { isLfsPointer, lfsPointer } from './lfs-pointer.ts';
import { describeAttachment, headLength, refuseAttachment } from './attachments.ts';
import { isArticle } from './dated-articles.ts';
import { hintForRemoved } from './drawing/removed.ts';
import { findPage, relativePath } from './find-page.ts';
import { findLoss } from './lost-files.ts';
import { noMemory, type Memory } from './memory.ts';
import { measureContent, readWhenAsked, type ContentFacts } from './picture-content.ts';
import { pictureTypeOf } from './raster/scan-picture.ts';
import { warnOfLocation } from './raster/warn-of-location.ts';
import { imageTypes, readImage, type ImageFacts, type Refusal } from './read-image.ts';
import { isStatic } from './static-files.ts';

export interface AssetRequest {
  readonly source: SourcePath;
  readonly role: AssetUse['role'];
  readonly place: Place;
}

/** Reads every file that is asked for once, and gives each a name of its own. */
export async function readAssets(
  requests: readonly AssetRequest[],
  files: SourceFiles,
  memory: Memory,
): Promise<{ assets: ReadonlyMap<SourcePath, Asset>; diagnostics: readonly Diagnostic[] }> {
  const assets = new Map<SourcePath, Asset>();
  const failed = new Map<string, (place: Place) => Diagnostic>();
  const diagnostics: Diagnostic[] = [];
  const names = new Set<string>();
  const offered = new Set(requests.filter(({ role }) => role === 'download').map(({ source }) => source));
  // Images first: a file that is shown too has to be one.
  const ordered = requests.toSorted((a, b) => rank(a) - rank(b));
  for (const request of ordered) {
    if (assets.has(request.source)) continue;
    const use = `${request.role} ${request.source}`;
    const failure = failed.get(use);
    if (failure !== undefined) {
      diagnostics.push(failure(request.place));
      continue;
    }
    const read = await readAsset(request, files, names, memory);
    if ('failure' in read) {
      failed.set(use, read.failure);
      diagnostics.push(read.failure(request.place));
    } else {
      const isOffered = isPicture(read.asset) && offered.has(request.source);
      assets.set(request.source, isOffered ? { ...read.asset, isOffered } : read.asset);
      append(diagnostics, reportRemoved(`"${request.source}"`, request.place, read.removed));
      append(diagnostics, reportKept(request, read.asset));
    }
  }
  return { assets, diagnostics };
}

/** Of what was taken out of one drawing. */
const mostNamed = 5;

/** Names of elements and functions may be as long as their author likes. In characters. */
const longestName = 100;

function shorten(text: string): string {
  return text.length > longestName ? `${text.slice(0, longestName - 1)}…` : text;
}

/** `name` begins the message. */
export function reportRemoved(name: string, place: Place, removed: ImageFacts['removed'] = []): Diagnostic[] {
  if (removed.length === 0) return [];
  const named = removed.slice(0, mostNamed).map(([what]) => shorten(what));
  const more = removed.length > mostNamed ? ` and ${removed.length - mostNamed} more` : '';
  const message = `${name} is shown without ${named.join(', ')}${more}.`;
  return [diagnose('drawing-static', place, message, { hint: hintForRemoved(removed) })];
}

/** Of pictures that are attached, metadata go; static files are looked at by themselves. */
function reportKept({ source, place }: AssetRequest, asset: Asset): Diagnostic[] {
  if (isPicture(asset) || asset.pictureType !== undefined || isStatic(source)) return [];
  return warnOfLocation(source, asset.file, place, 'download');
}

function rank({ role }: AssetRequest): number {
  return role === 'image' ? 0 : 1;
}

type ReadAsset =
  | { readonly asset: Asset; readonly removed?: ImageFacts['removed'] }
  | { readonly failure: (place: Place) => Diagnostic };

async function readAsset(
  { source, role }: AssetRequest,
  files: SourceFiles,
  names: Set<string>,
  memory: Memory,
): Promise<ReadAsset> {
  const file = files.locate(source);
  if (file === undefined) return missing(source, role, files);
  if (role === 'download') return readAttachment(source, file, names);
  const image = recallImage(source, memory) ?? (await inspectPicture(source, files, memory));
  if (image === undefined) return missing(source, role, files);
  if ('reason' in image) {
    const { reason, hint } = image;
    return {
      failure: (place) => diagnose('image-format', place, `"${source}" cannot be used: ${reason}.`, { hint }),
    };
  }
  const { facts, type, removed, size, digest, drawing } = image;
  const read =
    drawing === undefined
      ? readWhenAsked({ source, file }, facts.mediaType, { size, digest })
      : () => new TextEncoder().encode(drawing());
  const name = uniqueName(idOf(source) || 'file', type, names);
  return { asset: { source, name, ...facts, size, digest, read }, removed };
}

function missing(source: SourcePath, role: AssetUse['role'], files: SourceFiles): ReadAsset {
  const code = role === 'image' ? 'image-exists' : 'link-target-exists';
  const loss = findLoss(source, files);
  if (loss !== undefined)
    return {
      failure: (place) =>
        diagnose(code, place, `"${source}" cannot be opened. ${loss.reason}.`, { hint: loss.hint }),
    };
  const sources = files.list('series').filter((path) => !files.isLost(path));
  const page = role === 'download' ? findPage(source, sources.filter(isArticle)) : undefined;
  const near = didYouMean(source, sources);
  return {
    failure: (place) =>
      diagnose(code, place, `There is no file "${source}".`, {
        hint:
          page === undefined ? near : `Link to the file of the article: ${relativePath(place.file, page)}`,
      }),
  };
}

function readAttachment(source: SourcePath, file: StoredFile, names: Set<string>): ReadAsset {
  const refusal = refuseAttachment(source);
  if (refusal !== undefined)
    return { failure: (place) => diagnose('link-target-exists', place, `"${source}" ${refusal}`) };
  const head = readHead(file.path, headLength);
  if (isLfsPointer(head)) {
    const { reason, hint } = lfsPointer;
    return {
      failure: (place) =>
        diagnose('link-target-exists', place, `"${source}" is not published: ${reason}.`, { hint }),
    };
  }
  const { stem, ending, facts } = describeAttachment(source, head);
  const pictureType = pictureTypeOf(head);
  const name = uniqueName(stem, ending, names);
  return {
    asset: { source, name, ...facts, file, ...(pictureType === undefined ? {} : { pictureType }) },
  };
}

/** A picture, of whose content nothing but a drawing is held. */
type KnownImage = NotedImage & { readonly drawing?: () => string };

/** As it is noted: plain data. */
type NotedImage = ImageFacts & ContentFacts;

function recallImage(source: SourcePath, memory: Memory): KnownImage | undefined {
  const known = memoryOf(source, memory).recall(source);
  if (known === undefined) return undefined;
  const noted = known.head as NotedImage;
  return isDrawing(noted) ? { ...noted, drawing: () => known.rest() as string } : noted;
}

async function inspectPicture(
  source: SourcePath,
  files: SourceFiles,
  memory: Memory,
): Promise<KnownImage | Refusal | undefined> {
  const file = files.read(source);
  const image = file && (await readImage(file));
  if (image === undefined || 'reason' in image) return image;
  const { bytes, ...facts } = image;
  const noted: NotedImage = { ...facts, ...measureContent(bytes) };
  const drawing = isDrawing(noted) ? new TextDecoder().decode(bytes) : undefined;
  memoryOf(source, memory).note(source, noted, drawing === undefined ? undefined : JSON.stringify(drawing));
  return drawing === undefined ? noted : { ...noted, drawing: () => drawing };
}

function isDrawing({ facts }: NotedImage): boolean {
  return facts.mediaType === imageTypes['svg'];
}

/**
 * What is remembered of a file belongs to whatever reads files of its name: an article or a manifest that is shown as an
 * image is looked into.
 */
function memoryOf(source: SourcePath, memory: Memory): Memory {
  return /\.(?:png|jpe?g|gif|webp|svg)$/i.test(source) ? memory : noMemory;
}

/** The ending of an image comes from the content: a PNG that is called .jpg is published as .png. */
function uniqueName(stem: string, ending: string, names: Set<string>): string {
  const tail = ending === '' ? '' : `.${ending}`;
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : `-${String(count)}`}${tail}`;
    if (!names.has(name.toLowerCase())) {
      names.add(name.toLowerCase());
      return name;
    }
  }
}
