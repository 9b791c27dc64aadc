import type { Checked } from '../diagnostics/diagnostic.ts';
import { idOf } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';
import { checkShape } from './check-shape.ts';
import { placesIn, readOnce, type YamlReader } from './load-yaml.ts';
import { manifestSchema, type Manifest } from './schemas/manifest.ts';
import { partsOf, readSections, type LoadedSection } from './sections.ts';
import type { YamlSource } from './yaml.ts';

/** A manifest as it was written: its shape is checked, what it names is not. */
export interface LoadedManifest {
  readonly id: string;
  readonly source: SourcePath;
  readonly manifest: Manifest;
  readonly sections: readonly LoadedSection[];
  /** Whether the shape is right: `manifest` stands in for one that is not. */
  readonly isValid: boolean;
  readonly place: YamlSource['place'];
}

export function loadManifest(path: SourcePath, reader: YamlReader): Checked<LoadedManifest> {
  const id = idOf(path);
  const { value, diagnostics } = readOnce(path, reader, (yaml, isBroken) => readManifest(id, yaml, isBroken));
  return { value: { id, source: path, ...value, place: placesIn(path, reader).place }, diagnostics };
}

function readManifest(
  id: string,
  yaml: YamlSource,
  isBroken: boolean,
): Checked<Pick<LoadedManifest, 'manifest' | 'sections' | 'isValid'>> {
  const { value, diagnostics } = isBroken ? nothing : checkShape(manifestSchema, yaml);
  return {
    value: {
      manifest: value ?? placeholder(id),
      sections: readSections(value?.parts ?? partsOf(yaml.data)),
      isValid: value !== undefined,
    },
    diagnostics,
  };
}

const nothing = { value: undefined, diagnostics: [] };

/** Stands in for a manifest of the wrong shape. Its parts are read all the same, and checked in the same run. */
function placeholder(id: string): Manifest {
  return {
    title: id,
    summary: id,
    language: 'en',
    editors: [],
    contributors: [],
    edition: { number: 1, date: '1970-01-01', changes: [] },
    isbn: {},
    subjects: [],
    formerly: [],
    parts: [],
  };
}
