import { posix } from 'node:path';
import type { Document } from '../model/document.ts';
import { sourcePath, type SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import type { AssetRequest } from './assets.ts';
import type { Manifest } from './inherit.ts';
import type { YamlPath } from './yaml-path.ts';

/** The facts about a book: from the manifest of a series, or from a collection. */
export interface LoadedImprint {
  readonly source: SourcePath;
  readonly manifest: Omit<Manifest, 'parts' | 'planned'>;
  readonly place: (path: YamlPath) => Place;
}

/** A preface as it was written. */
export interface LoadedPreface {
  readonly source: SourcePath;
  readonly document: Document;
}

/** The cover image that is named, if one is. The path is relative to the file that names it. */
export function coverPath(imprint: LoadedImprint): AssetRequest[] {
  return pathAt(imprint, 'cover').map((path) => ({ ...path, role: 'image' }));
}

/** The preface that is named, if one is. */
export function prefacePath(imprint: LoadedImprint): { source: SourcePath; place: Place }[] {
  return pathAt(imprint, 'preface');
}

function pathAt({ manifest, source, place }: LoadedImprint, key: 'cover' | 'preface') {
  const path = manifest[key];
  if (path === undefined) return [];
  return [{ source: sourcePath(posix.join(posix.dirname(source), path)), place: place([key]) }];
}
