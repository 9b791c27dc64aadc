import { posix } from 'node:path';
import type { Checked } from '../diagnostics/diagnostic.ts';
import { sourcePath } from '../model/paths.ts';
import type { AssetRequest } from './assets.ts';
import { checkShape } from './check-shape.ts';
import { placesIn, readOnce, type YamlReader } from './load-yaml.ts';
import { publicationSchema, type PublicationConfig } from './schemas/publication.ts';
import type { YamlSource } from './yaml.ts';

export const publicationFile = sourcePath('series/publication.yaml');

export interface LoadedConfig {
  readonly publication: PublicationConfig;
  readonly place: YamlSource['place'];
}

/** The image beside the name of the site, if one is named. */
export function logoPath({ publication, place }: LoadedConfig): AssetRequest[] {
  const { logo } = publication.site.theme;
  if (logo === undefined) return [];
  const source = sourcePath(posix.join('series', logo));
  return [{ source, role: 'image', place: place(['site', 'theme', 'logo']) }];
}

export function loadPublicationConfig(reader: YamlReader): Checked<LoadedConfig> {
  const { value, diagnostics } = readOnce(publicationFile, reader, (yaml, isBroken) => {
    const shaped = isBroken ? { value: undefined, diagnostics: [] } : checkShape(publicationSchema, yaml);
    return { value: shaped.value ?? placeholder(), diagnostics: shaped.diagnostics };
  });
  return { value: { publication: value, place: placesIn(publicationFile, reader).place }, diagnostics };
}

/** Stands in for a publication file of the wrong shape, so that the rest is still checked in the same run. */
function placeholder(): PublicationConfig {
  return publicationSchema.parse({
    title: 'Untitled',
    summary: 'Untitled',
    language: 'en',
    baseUrl: 'https://publication.invalid/',
    publisher: 'Unknown',
    devices: [],
  });
}
