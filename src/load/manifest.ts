import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import { checkShape } from './check-shape.ts';
import { manifestSchema, type Manifest } from './schemas/manifest.ts';
import type { SourceText } from '../model/source-text.ts';
import { parseYaml, type YamlPath, type YamlSource } from './yaml.ts';

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

interface LoadedSection {
  readonly title?: string;
  readonly parts: readonly PartReference[];
}

export interface PartReference {
  readonly id: string;
  readonly place: Place;
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
      sections: readSections(shaped?.value?.parts ?? partsOf(yaml.value.data), yaml.value),
      isValid: shaped?.value !== undefined,
      place: yaml.value.place,
    },
    diagnostics: [...yaml.diagnostics, ...(shaped?.diagnostics ?? [])],
  };
}

function readSections(entries: readonly unknown[], yaml: YamlSource): LoadedSection[] {
  const sections: { title?: string; parts: PartReference[] }[] = [];
  const references = (ids: readonly unknown[], base: YamlPath): PartReference[] =>
    ids.flatMap((id, index) => (typeof id === 'string' ? [{ id, place: yaml.place([...base, index]) }] : []));
  let loose: PartReference[] | undefined;
  entries.forEach((entry, index) => {
    if (typeof entry === 'string') {
      if (loose === undefined) {
        loose = [];
        sections.push({ parts: loose });
      }
      loose.push({ id: entry, place: yaml.place(['parts', index]) });
    } else {
      loose = undefined;
      const title = isMapping(entry) ? entry['section'] : undefined;
      sections.push({
        ...(typeof title === 'string' ? { title } : {}),
        parts: references(partsOf(entry), ['parts', index, 'parts']),
      });
    }
  });
  return sections;
}

function partsOf(data: unknown): readonly unknown[] {
  const parts = isMapping(data) ? data['parts'] : undefined;
  return Array.isArray(parts) ? parts : [];
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Stands in for a manifest of the wrong shape. Its parts are read all the same, and checked in the same run. */
function placeholder(id: string): Manifest {
  return {
    title: id,
    summary: id,
    language: 'en',
    editors: [],
    edition: { number: 1, date: '1970-01-01' },
    parts: [],
  };
}
