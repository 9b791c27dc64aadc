import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import { publicationFile, type LoadedConfig } from './publication.ts';
import type { Collection } from './schemas/collection.ts';
import { readSections, type LoadedSection } from './sections.ts';
import type { YamlPath } from './yaml.ts';

/** A collection as it was written: what it names is not yet followed. */
export interface LoadedCollection {
  readonly id: string;
  readonly source: SourcePath;
  /** What it says of its book. */
  readonly manifest: Collection;
  readonly sections: readonly LoadedSection[];
  /** The place of a value in it. */
  readonly place: (path: YamlPath) => Place;
}

export function readCollections({ publication, place }: LoadedConfig): LoadedCollection[] {
  return publication.collections.map((manifest, index) => {
    const base = ['collections', index] as const;
    return {
      id: manifest.id,
      source: publicationFile,
      manifest,
      sections: readSections(manifest.parts),
      place: (path) => place([...base, ...path]),
    };
  });
}
