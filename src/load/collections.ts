import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import { publicationFile, type LoadedConfig } from './publication.ts';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import { inheritedFrom, inheritImprint, type WithInherited } from './inherit.ts';
import type { Collection } from './schemas/manifest.ts';
import { readSections, type LoadedSection } from './sections.ts';
import type { YamlPath } from './yaml-path.ts';

/** A collection as it was written: what it names is not yet followed. */
export interface LoadedCollection {
  readonly id: string;
  readonly source: SourcePath;
  /** What it says of its book. */
  readonly manifest: WithInherited<Collection>;
  readonly sections: readonly LoadedSection[];
  /** The place of a value in it. */
  readonly place: (path: YamlPath) => Place;
}

export function readCollections({ publication, place }: LoadedConfig): Checked<LoadedCollection[]> {
  const inherited = inheritedFrom(publication);
  const diagnostics: Diagnostic[] = [];
  const value = publication.collections.flatMap((written, index): LoadedCollection[] => {
    const placeIn: LoadedCollection['place'] = (path) => place(['collections', index, ...path]);
    const manifest = inheritImprint(written, inherited, { place: placeIn });
    if ('code' in manifest) {
      diagnostics.push(manifest);
      return [];
    }
    return [
      {
        id: manifest.id,
        source: publicationFile,
        manifest,
        sections: readSections(manifest.parts),
        place: placeIn,
      },
    ];
  });
  return { value, diagnostics };
}
