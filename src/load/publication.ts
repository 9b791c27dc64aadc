import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sourcePath } from '../model/paths.ts';
import type { AssetRequest } from './assets.ts';
import { checkShape } from './check-shape.ts';
import { publicationSchema, type PublicationConfig } from './schemas/publication.ts';
import type { SourceText } from '../model/source-text.ts';
import { parseYaml, type YamlSource } from './yaml.ts';

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

export function readPublicationConfig(source: SourceText): {
  value: LoadedConfig;
  diagnostics: readonly Diagnostic[];
} {
  const yaml = parseYaml(source);
  const isBroken = yaml.diagnostics.length > 0;
  const shaped = isBroken ? undefined : checkShape(publicationSchema, yaml.value);
  return {
    value: { publication: shaped?.value ?? placeholder, place: yaml.value.place },
    diagnostics: [...yaml.diagnostics, ...(shaped?.diagnostics ?? [])],
  };
}

/** Stands in for a publication file of the wrong shape, so that the rest is still checked in the same run. */
const placeholder: PublicationConfig = publicationSchema.parse({
  title: 'Untitled',
  summary: 'Untitled',
  language: 'en',
  baseUrl: 'https://publication.invalid/',
  publisher: 'Unknown',
  devices: [],
});
