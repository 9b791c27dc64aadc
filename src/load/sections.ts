import { append } from '../model/append.ts';
import { idOfName } from '../model/ids.ts';
import type { YamlPath } from './yaml-path.ts';

/** A run of parts: under a heading, a whole series, or neither. */
export interface LoadedSection {
  readonly title?: string;
  /** In a collection: the series all parts of which are meant. */
  readonly series?: PartReference;
  readonly parts: readonly PartReference[];
}

export interface PartReference {
  readonly id: string;
  /** The way to it in its manifest. */
  readonly path: YamlPath;
}

/** Reads a list of parts, whatever its shape, which its manifest contains under `parts`. */
export function readSections(entries: readonly unknown[]): LoadedSection[] {
  const sections: { title?: string; series?: PartReference; parts: PartReference[] }[] = [];
  const reference = (id: unknown, path: YamlPath): PartReference[] =>
    typeof id === 'string' ? [{ id: idOfName(id), path }] : [];
  let loose: PartReference[] | undefined;
  entries.forEach((entry, index) => {
    const path = ['parts', index];
    if (typeof entry === 'string') {
      if (loose === undefined) {
        loose = [];
        sections.push({ parts: loose });
      }
      append(loose, reference(entry, path));
    } else {
      loose = undefined;
      const { section: title, series: id } = isMapping(entry) ? entry : {};
      const [series] = reference(id, [...path, 'series']);
      sections.push({
        ...(typeof title === 'string' ? { title } : {}),
        ...(series === undefined ? {} : { series }),
        parts: partsOf(entry).flatMap((part, at) => reference(part, [...path, 'parts', at])),
      });
    }
  });
  return sections;
}

export function partsOf(data: unknown): readonly unknown[] {
  const parts = isMapping(data) ? data['parts'] : undefined;
  return Array.isArray(parts) ? parts : [];
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
