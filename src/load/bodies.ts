import type { Root } from 'hast';
import type { SourcePath } from '../model/paths.ts';
import type { Asset } from '../model/publication.ts';
import type { PutAside, ScratchFile } from '../platform/scratch-file.ts';
import { unpackBody } from './pack-body.ts';
import { settleDiagrams } from './diagrams.ts';
import { sizeImages } from './size-images.ts';

/** The bodies of the articles that were read. They are packed: as trees they would take many times the memory. */
export interface Bodies {
  keep(source: SourcePath, body: Uint8Array): void;
  has(source: SourcePath): boolean;
  /** A tree of its own each time, its diagrams settled and its images sized. Throws for an article whose body was not read. */
  get(source: SourcePath): Root;
}

/** Of bodies, in bytes: more are put aside, to be read from the disk where it is as quick. */
const mostInMemory = 4 * 2 ** 20;

/** `scratch` is undefined where all are to stay in memory. */
export function openBodies(
  assets: () => ReadonlyMap<SourcePath, Asset>,
  scratch: ScratchFile | undefined,
): Bodies {
  const packed = new Map<SourcePath, Uint8Array | PutAside>();
  let inMemory = 0;
  const find = (source: SourcePath): Uint8Array | undefined => {
    const one = packed.get(source);
    return one === undefined || one instanceof Uint8Array ? one : scratch?.get(one);
  };
  return {
    keep: (source, body) => {
      const putAside = inMemory + body.length > mostInMemory ? scratch?.put(body) : undefined;
      if (putAside === undefined) inMemory += body.length;
      packed.set(source, putAside ?? body);
    },
    has: (source) => packed.has(source),
    get: (source) => {
      const bytes = find(source);
      if (bytes === undefined) throw new Error(`The body of ${source} is used, but nothing asked for it.`);
      const body = unpackBody(bytes);
      settleDiagrams(body, assets());
      sizeImages(body, assets());
      return body;
    },
  };
}
