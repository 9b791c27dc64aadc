import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import { checkShape } from './check-shape.ts';
import { manifestSchema, type Manifest } from './schemas/manifest.ts';
import { partsOf, readSections, type LoadedSection } from './sections.ts';
import type { SourceText } from '../model/source-text.ts';
import { parseYaml, type YamlSource } from './yaml.ts';

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

export function readManifest(
  id: string,
  source: SourceText,
): { value: LoadedManifest; diagnostics: Diagnostic[] } {
  const yaml = parseYaml(source);
  const isBroken = yaml.diagnostics.length > 0;
  const shaped = isBroken ? undefined : checkShape(manifestSchema, yaml.value);
  return {
    value: {
      id,
      source: source.file,
      manifest: shaped?.value ?? placeholder(id),
      sections: readSections(shaped?.value?.parts ?? partsOf(yaml.value.data), [], yaml.value),
      isValid: shaped?.value !== undefined,
      place: yaml.value.place,
    },
    diagnostics: [...yaml.diagnostics, ...(shaped?.diagnostics ?? [])],
  };
}

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
