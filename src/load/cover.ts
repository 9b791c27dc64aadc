import { posix } from 'node:path';
import { sourcePath } from '../model/paths.ts';
import type { AssetRequest } from './assets.ts';
import type { LoadedManifest } from './manifest.ts';

/** The cover image that a manifest names, if it names one. The path is relative to the manifest. */
export function coverPath({ manifest, source, place }: LoadedManifest): AssetRequest[] {
  if (manifest.cover === undefined) return [];
  const path = posix.join(posix.dirname(source), manifest.cover);
  return [{ source: sourcePath(path), role: 'image', place: place(['cover']) }];
}
