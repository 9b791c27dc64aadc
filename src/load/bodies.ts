import type { Root } from 'hast';
import type { SourcePath } from '../model/paths.ts';
import type { Asset } from '../model/publication.ts';
import { unpackBody } from './pack-body.ts';
import { sizeImages } from './size-images.ts';

/** The bodies of the articles that were read. They are packed: as trees they would take many times the memory. */
export interface Bodies {
  keep(source: SourcePath, body: Uint8Array): void;
  has(source: SourcePath): boolean;
  /** A tree of its own each time, its images sized. Throws for an article whose body was not read. */
  get(source: SourcePath): Root;
}

export function openBodies(assets: () => ReadonlyMap<SourcePath, Asset>): Bodies {
  const packed = new Map<SourcePath, Uint8Array>();
  return {
    keep: (source, body) => packed.set(source, body),
    has: (source) => packed.has(source),
    get: (source) => {
      const bytes = packed.get(source);
      if (bytes === undefined) throw new Error(`The body of ${source} is used, but nothing asked for it.`);
      const body = unpackBody(bytes);
      sizeImages(body, assets());
      return body;
    },
  };
}
