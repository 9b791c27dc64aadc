import { imageSize } from 'image-size';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import type { AssetUse } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import type { Asset } from '../model/publication.ts';
import { idOf } from '../model/ids.ts';
import { noMemory, type Memory } from './memory.ts';

export interface AssetRequest {
  readonly source: SourcePath;
  readonly role: AssetUse['role'];
  readonly place: Place;
}

const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

const downloadTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

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
      assets.set(request.source, read.asset);
    }
  }
  return { assets, diagnostics };
}

function rank({ role }: AssetRequest): number {
  return role === 'image' ? 0 : 1;
}

type ReadAsset = { readonly asset: Asset } | { readonly failure: (place: Place) => Diagnostic };

async function readAsset(
  { source, role }: AssetRequest,
  files: SourceFiles,
  names: Set<string>,
  memory: Memory,
): Promise<ReadAsset> {
  const bytes = files.read(source);
  if (bytes === undefined) {
    const code = role === 'image' ? 'image-exists' : 'link-target-exists';
    const hint = didYouMean(source, files.list('series'));
    return { failure: (place) => diagnose(code, place, `There is no file "${source}".`, { hint }) };
  }
  const extension = source.slice(source.lastIndexOf('.') + 1).toLowerCase();
  if (role === 'download') {
    const mediaType = downloadTypes[extension] ?? imageTypes[extension];
    if (mediaType !== undefined && mediaType !== imageTypes['svg']) {
      return { asset: { source, name: uniqueName(source, extension, names), mediaType, bytes } };
    }
    const hint = `Kinds that may be downloaded: ${Object.keys(downloadTypes).join(', ')}.`;
    return {
      failure: (place) =>
        diagnose('link-target-exists', place, `"${source}" is not a kind of file that is published.`, {
          hint,
        }),
    };
  }
  const remembering = isNamedImage(source) ? memory : noMemory;
  const known = remembering.recall(source)?.head as Image | undefined;
  const image = known ?? (await readImage(bytes));
  if (typeof image === 'string') {
    return { failure: (place) => diagnose('image-format', place, `"${source}" cannot be used: ${image}.`) };
  }
  if (known === undefined) remembering.note(source, image);
  return { asset: { source, name: uniqueName(source, image.type, names), bytes, ...image.facts } };
}

/** An image that may be published. */
interface Image {
  /** Its ending. */
  readonly type: string;
  readonly facts: Pick<Asset, 'mediaType' | 'width' | 'height'>;
}

/**
 * What is remembered of a file belongs to whatever reads files of its name: an article or a manifest that is shown as an
 * image is looked into.
 */
function isNamedImage(source: SourcePath): boolean {
  return /\.(?:png|jpe?g|gif|webp|svg)$/i.test(source);
}

/** Why the file cannot be published, where it cannot. */
async function readImage(bytes: Uint8Array): Promise<Image | string> {
  try {
    const { type, orientation = 1, ...size } = imageSize(bytes);
    // From 5 on, a camera that was held upright saved the picture lying (Exif 2.32, section 4.6.4).
    const [width, height] = orientation >= 5 ? [size.height, size.width] : [size.width, size.height];
    const mediaType = imageTypes[type ?? ''];
    if (type === undefined || mediaType === undefined) return `it is of the kind ${type ?? 'unknown'}`;
    const unsafe = type === 'svg' ? await findUnsafe(bytes) : undefined;
    if (unsafe !== undefined) return unsafe;
    return { type, facts: { mediaType, width: Math.round(width), height: Math.round(height) } };
  } catch {
    return 'it is not an image that Kolofon can read';
  }
}

/** Few publications have drawings that are new: what reads one is loaded for it. */
async function findUnsafe(bytes: Uint8Array): Promise<string | undefined> {
  const { findUnsafeSvg } = await import('./svg.ts');
  return findUnsafeSvg(new TextDecoder().decode(bytes));
}

/** The ending comes from the content: a PNG that is called .jpg is published as .png. */
function uniqueName(source: SourcePath, extension: string, names: Set<string>): string {
  const stem = idOf(source) || 'file';
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : `-${String(count)}`}.${extension}`;
    if (!names.has(name)) {
      names.add(name);
      return name;
    }
  }
}
