import { diagnose, type Checked } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import type { Reference } from '../model/citations.ts';
import { checkShape } from './shape/check-shape.ts';
import { mostReported, reportRest } from './shape/report-rest.ts';
import { placesIn, readOnce, type YamlReader } from './load-yaml.ts';
import type { YamlSource } from './yaml.ts';
import { referencesSchema } from './schemas/references.ts';

interface LoadedReferences extends Checked<ReadonlyMap<string, Reference>> {
  /** Whether the file could be read: no reference of it is known otherwise. */
  readonly isRead: boolean;
}

/** Adds a list of CSL-JSON items, written as YAML or as JSON (which is YAML too), to those read earlier. */
export function loadReferences(
  path: SourcePath,
  reader: YamlReader,
  earlier: ReadonlyMap<string, Reference> = new Map(),
): LoadedReferences {
  const read = (yaml: YamlSource, isBroken: boolean) => {
    const shaped = isBroken ? { value: undefined, diagnostics: [] } : checkShape(referencesSchema, yaml);
    return { value: shaped.value as readonly Reference[] | undefined, diagnostics: shaped.diagnostics };
  };
  const { value: items, diagnostics } = readOnce(path, reader, read, 'list');
  const places = placesIn(path, reader);
  const references = new Map(earlier);
  const repeated: { readonly index: number; readonly id: string }[] = [];
  items?.forEach((item, index) => {
    if (references.has(item.id)) repeated.push({ index, id: item.id });
    else references.set(item.id, item);
  });
  const placeOf = ({ index }: { readonly index: number }): Place => places.place([index, 'id']);
  const reported = repeated.slice(0, mostReported).map((one) =>
    diagnose('reference-once', placeOf(one), `The reference "${one.id}" is listed twice.`, {
      hint: 'Give one of them another id, or remove it.',
    }),
  );
  return {
    value: references,
    diagnostics: [...diagnostics, ...reported, ...reportRest(repeated, placeOf)],
    isRead: items !== undefined,
  };
}
