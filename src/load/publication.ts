import { posix } from 'node:path';
import type { Checked } from '../diagnostics/diagnostic.ts';
import { idOfName } from '../model/ids.ts';
import { sourcePath } from '../model/paths.ts';
import type { AssetRequest } from './assets.ts';
import { checkShape } from './shape/check-shape.ts';
import { placesIn, readOnce, type YamlReader } from './load-yaml.ts';
import {
  publicationSchema,
  publicationSchemaWith,
  type OwnSettings,
  type WrittenConfig,
} from './schemas/publication.ts';
import type { QueryWords } from '../model/site-settings.ts';
import type { AddressFolders } from './address-folders.ts';
import type { YamlSource } from './yaml.ts';

export const publicationFile = sourcePath('series/publication.yaml');

/** `series/publication.yaml` with the folders of addresses that it leaves open. */
type PublicationConfig = Omit<WrittenConfig, 'addresses'> & {
  readonly addresses: AddressFolders;
  readonly queryWords: QueryWords;
};

export interface LoadedConfig {
  readonly publication: PublicationConfig;
  /** Whether the file could be read: otherwise a placeholder is used. */
  readonly isValid: boolean;
  readonly place: YamlSource['place'];
}

/** The same as it is written. */
export interface ReadConfig extends Omit<LoadedConfig, 'publication'> {
  readonly publication: WrittenConfig;
}

/** The image beside the name of the site, if one is named. */
export function logoPath({ publication, place }: LoadedConfig): AssetRequest[] {
  const { logo } = publication.site.theme;
  if (logo === undefined) return [];
  const source = sourcePath(posix.join('series', logo));
  return [{ source, role: 'image', place: place(['site', 'theme', 'logo']) }];
}

export function loadPublicationConfig(reader: YamlReader, own: OwnSettings | undefined): Checked<ReadConfig> {
  const schema = publicationSchemaWith(own);
  const { value, diagnostics } = readOnce(publicationFile, reader, (yaml, isBroken) => {
    const shaped = isBroken ? { value: undefined, diagnostics: [] } : checkShape(schema, yaml);
    const isValid = shaped.value !== undefined;
    return {
      value: { publication: shaped.value ?? placeholder(), isValid },
      diagnostics: shaped.diagnostics,
    };
  });
  const publication = { ...value.publication, series: value.publication.series.map(idOfName) };
  const { place } = placesIn(publicationFile, reader);
  return { value: { ...value, publication, place }, diagnostics };
}

/** Stands in for a publication file of the wrong shape, so that the rest is still checked in the same run. */
function placeholder(): WrittenConfig {
  return publicationSchema.parse({
    title: 'Untitled',
    summary: 'Untitled',
    language: 'en',
    baseUrl: 'https://publication.invalid/',
    publisher: 'Unknown',
    authors: ['Unknown'],
    devices: [],
  });
}
