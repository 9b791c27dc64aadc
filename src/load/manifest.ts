import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import { checkShape } from './check-shape.ts';
import { manifestSchema, type Manifest } from './schemas/manifest.ts';
import type { SourceText } from './text.ts';
import { parseYaml, type YamlPath, type YamlSource } from './yaml.ts';

/** A manifest as it was written: its shape is checked, what it names is not. */
export interface LoadedManifest {
  readonly id: string;
  readonly source: SourcePath;
  readonly manifest: Manifest;
  readonly sections: readonly LoadedSection[];
  readonly place: YamlSource['place'];
}

export interface LoadedSection {
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
  const data = shaped?.value ?? placeholder(id, yaml.value.data);
  return {
    value: {
      id,
      source: source.file,
      manifest: data,
      sections: readSections(data.parts, yaml.value),
      place: yaml.value.place,
    },
    diagnostics: [...yaml.diagnostics, ...(shaped?.diagnostics ?? [])],
  };
}

function readSections(entries: Manifest['parts'], yaml: YamlSource): LoadedSection[] {
  const sections: { title?: string; parts: PartReference[] }[] = [];
  const reference = (id: string, path: YamlPath): PartReference => ({ id, place: yaml.place(path) });
  let loose: PartReference[] | undefined;
  entries.forEach((entry, index) => {
    if (typeof entry === 'string') {
      if (loose === undefined) {
        loose = [];
        sections.push({ parts: loose });
      }
      loose.push(reference(entry, ['parts', index]));
    } else {
      loose = undefined;
      const parts = entry.parts.map((id, inner) => reference(id, ['parts', index, 'parts', inner]));
      sections.push({ title: entry.section, parts });
    }
  });
  return sections;
}

/** Stands in for a manifest of the wrong shape, so that its parts are still checked in the same run. */
function placeholder(id: string, data: unknown): Manifest {
  const parts = typeof data === 'object' && data !== null && 'parts' in data ? data.parts : [];
  const isPart = (part: unknown) => typeof part === 'string';
  return {
    title: id,
    summary: id,
    language: 'en',
    editors: [],
    edition: { number: 1, date: '1970-01-01' },
    parts: Array.isArray(parts) ? parts.filter(isPart) : [],
  };
}
